"""`/localities/{code}`: everything stated about a place."""

from __future__ import annotations


def test_a_place_has_its_requirements_structures_and_actors(client):
    data = client.get("/api/v1/localities/1489", params={"on": "2018-06-30"}).json()
    assert data["locality"]["id"] == "1489"
    assert [place["id"] for place in data["within"]] == sorted(
        (place["id"] for place in data["within"]), key=[p["id"] for p in data["within"]].index
    )
    assert {"14", "lerum-alingsas"} <= {place["id"] for place in data["within"]}
    assert data["structures"]
    assert "kommun-1489" in str(data["actors"])


def test_its_coverage_is_that_of_the_matrix(client):
    place = client.get("/api/v1/localities/2062", params={"on": "2023-03-31"}).json()
    matrix = client.get("/api/v1/coverage", params={"area": "2062", "on": "2023-03-31"}).json()
    assert place["coverage"] == matrix


def test_a_name_will_do(client):
    by_code, by_name = (
        client.get(f"/api/v1/localities/{key}", params={"on": "2023-03-31"})
        for key in ("2062", "Mora")
    )
    assert by_code.json() == by_name.json()


def test_a_place_that_is_none(client):
    response = client.get("/api/v1/localities/Moora")
    assert response.status_code == 404
    assert "Menade du ”Mora”" in response.json()["detail"]

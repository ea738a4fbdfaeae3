// The drawing without this script: every node a link, every line and count in the tables.
// With it: choosing a node shows its lines and neighbours, and the arrow keys move between nodes.

const KEYS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const;
type Key = (typeof KEYS)[number];

interface Place {
  link: SVGAElement;
  node: SVGGElement;
  x: number;
  y: number;
}

/** How far a place lies in the direction of a key: along it, and twice what it lies aside. */
function distance(from: Place, to: Place, key: Key): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = { ArrowUp: -dy, ArrowDown: dy, ArrowLeft: -dx, ArrowRight: dx }[key];
  const aside = Math.abs(key === "ArrowUp" || key === "ArrowDown" ? dx : dy);
  return along > 1 ? along + 2 * aside : Infinity;
}

function enhance(drawing: HTMLElement): void {
  const svg = drawing.querySelector("svg");
  if (!svg) return;
  const places = [...svg.querySelectorAll<SVGGElement>(".node")].flatMap((node): Place[] => {
    const link = node.querySelector<SVGAElement>("a");
    const { x, y, width, height } = node.getBBox();
    return link ? [{ link, node, x: x + width / 2, y: y + height / 2 }] : [];
  });
  const wires = [...svg.querySelectorAll<SVGGElement>(".wire")];
  const byId = new Map(places.map((place) => [place.node.dataset["node"], place]));

  const status = document.createElement("output");
  status.className = "drawing-status";
  status.value = drawing.dataset["guide"] ?? "";
  drawing.before(status);

  const release = (): void => {
    svg.classList.remove("chosen");
    svg.querySelectorAll(".near").forEach((element) => element.classList.remove("near"));
  };

  const choose = (place: Place): void => {
    release();
    const own = place.node.dataset["node"];
    const near = wires.filter(({ dataset }) => dataset["from"] === own || dataset["to"] === own);
    for (const wire of near) {
      wire.classList.add("near");
      byId.get(wire.dataset["from"])?.node.classList.add("near");
      byId.get(wire.dataset["to"])?.node.classList.add("near");
    }
    place.node.classList.add("near");
    svg.classList.add("chosen");
    const said = place.link.getAttribute("aria-label") ?? "";
    status.value = `${said}. ${drawing.dataset["links"] ?? ""} ${near.length}.`;
  };

  // One stop for the tab key; the arrow keys go on from there.
  const stop = (place: Place): void => {
    places.forEach(({ link }) => link.setAttribute("tabindex", link === place.link ? "0" : "-1"));
  };

  for (const place of places) {
    place.link.addEventListener("focus", () => {
      stop(place);
      choose(place);
    });
    place.link.addEventListener("blur", release);
    place.node.addEventListener("pointerenter", () => choose(place));
    place.node.addEventListener("pointerleave", release);
    place.link.addEventListener("keydown", (event) => {
      if (event.key === "Escape") release();
      const key = KEYS.find((own) => own === event.key);
      if (!key) return;
      event.preventDefault();
      const [next] = places
        .map((other) => ({ other, far: distance(place, other, key) }))
        .filter(({ far }) => far < Infinity)
        .sort((one, two) => one.far - two.far);
      next?.other.link.focus();
    });
  }
  const [first] = places;
  if (first) stop(first);
}

document.querySelectorAll<HTMLElement>(".drawing").forEach(enhance);

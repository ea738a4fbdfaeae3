"""Marks: each status has one of its own."""

from graph.status import Status
from service.cli.marks import mark


def test_no_two_statuses_share_a_mark():
    marks = [mark(status) for status in Status]
    assert len(set(marks)) == len(marks) == len(Status)
    assert all(len(own) == 1 for own in marks)

"""The queue's order: shares for every rank, turns for every user, and nobody passed over for long."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetam_ui.engine.order import Order
from edgetam_ui.engine.scheduler import SHARES, Priority

CLICK, ENCODE, TRACK = (int(priority) for priority in Priority)


@dataclass(eq=False)
class Ticket:
    rank: int
    user: str


def new_order() -> Order[Ticket]:
    return Order(len(Priority), {int(kind): share for kind, share in SHARES.items()})


def serve(order: Order[Ticket], turns: int, seconds: dict[int, float], *, again: bool = True) -> list[tuple[int, str]]:
    """Who was served in so many turns; with `again` each of them comes back as soon as they were."""
    served = []
    for _ in range(turns):
        ticket = order.take()
        served.append((ticket.rank, ticket.user))
        order.finish(ticket, seconds[ticket.rank])
        if again:
            order.add(Ticket(ticket.rank, ticket.user))
    return served


@pytest.mark.parametrize("seconds", [{0: 1, 1: 1, 2: 1}, {0: 0.03, 1: 0.5, 2: 0.2}, {0: 0.5, 1: 0.1, 2: 0.02}])
def test_every_kind_gets_its_share_beside_those_who_click_without_pause(seconds: dict[int, float]) -> None:
    order = new_order()
    for user in "abcd":
        order.add(Ticket(CLICK, user))
    order.add(Ticket(ENCODE, "e"))
    order.add(Ticket(TRACK, "t"))
    turns = Counter(rank for rank, _ in serve(order, 6000, seconds))
    total = sum(turns[rank] * seconds[rank] for rank in turns)
    assert turns[ENCODE] * seconds[ENCODE] / total == pytest.approx(SHARES[Priority.ENCODE], rel=0.02)
    assert turns[TRACK] * seconds[TRACK] / total == pytest.approx(SHARES[Priority.TRACK], rel=0.02)


def test_a_newcomer_is_served_once_others_had_what_it_is_owed() -> None:
    order = new_order()
    seconds = {CLICK: 0.125, ENCODE: 0.5, TRACK: 0.25}
    order.add(Ticket(ENCODE, "first"))
    serve(order, 1, seconds, again=False)
    for user in "abcd":
        order.add(Ticket(CLICK, user))
    order.add(Ticket(ENCODE, "newcomer"))
    served = serve(order, 12, seconds)
    assert served.index((ENCODE, "newcomer")) in (8, 9)


def test_clicks_go_first_where_others_had_their_share_in_between() -> None:
    order = new_order()
    seconds = {CLICK: 0.03, TRACK: 0.2, ENCODE: 0.5}
    for _ in range(50):
        order.add(Ticket(TRACK, "t"))
        order.add(Ticket(CLICK, "a"))
        order.add(Ticket(CLICK, "b"))
        assert [rank for rank, _ in serve(order, 3, seconds, again=False)] == [CLICK, CLICK, TRACK]


@pytest.mark.parametrize("rank", [CLICK, ENCODE, TRACK])
def test_users_take_turns_whatever_each_asks_for(rank: int) -> None:
    order = new_order()
    for user in ["greedy"] * 50 + ["ann", "bob", "ann"]:
        order.add(Ticket(rank, user))
    served = [user for _, user in serve(order, 7, {rank: 1.0}, again=False)]
    assert served == ["greedy", "ann", "bob", "greedy", "ann", "greedy", "greedy"]


def test_what_one_user_asks_for_goes_in_its_order() -> None:
    order = new_order()
    tickets = [Ticket(CLICK, "ann") for _ in range(5)]
    for ticket in tickets:
        order.add(ticket)
    order.remove(tickets.pop(2))
    assert [order.take() for _ in range(4)] == tickets
    assert order.first() is None
    with pytest.raises(IndexError):
        order.take()


def test_ahead_counts_who_goes_before_and_for_how_long() -> None:
    order = new_order()
    assert order.ahead("ann") is None
    for rank, seconds in ((CLICK, 0.1), (ENCODE, 0.6), (TRACK, 0.3)):
        order.finish(Ticket(rank, ""), seconds)
    order.add(Ticket(ENCODE, "ann"))
    assert order.ahead("ann") == (0, 0)
    order.add(Ticket(ENCODE, "bob"))
    assert order.ahead("bob") == (1, pytest.approx(0.6))
    order.add(Ticket(CLICK, "cleo"))
    assert order.ahead("cleo") == (0, 0)
    # Two encodings at a third of the time: 2 x 0.6 s for them, and twice as long for others; the last is Bob's own.
    assert order.ahead("bob") == (2, pytest.approx(2 * 1.2 + 0.6))


def test_what_ahead_says_comes_true_beside_those_who_click_without_pause() -> None:
    order, seconds = new_order(), {CLICK: 0.05, ENCODE: 0.5, TRACK: 0.25}
    for user in "abcd":
        order.add(Ticket(CLICK, user))
    for user in ("o", "p", "q"):
        order.add(Ticket(ENCODE, user))
    serve(order, 200, seconds)
    newest = Ticket(ENCODE, "newest")
    order.add(newest)
    ahead = order.ahead("newest")
    assert ahead is not None
    waited = 0.0
    while (ticket := order.take()) is not newest:
        waited += seconds[ticket.rank]
        order.finish(ticket, seconds[ticket.rank])
        order.add(Ticket(ticket.rank, ticket.user))
    assert waited == pytest.approx(ahead[1], rel=0.15)


Wish = tuple[int, int]


@given(
    start=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 4)), max_size=30),
    coming=st.lists(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9)), max_size=3), max_size=150),
    rank=st.integers(0, 2),
    user=st.integers(0, 9),
)
def test_nobody_is_passed_over_more_than_so_many_times(
    start: list[Wish], coming: list[list[Wish]], rank: int, user: int
) -> None:
    order = new_order()
    for wish, owner in start:
        order.add(Ticket(wish, str(owner)))
    mine = Ticket(rank, str(user))
    order.add(mine)
    asked = sum(wish == rank and owner == user for wish, owner in start)
    # Each of ten users goes once for each of mine; a rank gets one turn in so many.
    own_turns = (asked + 1) * 10
    every = {CLICK: 3, ENCODE: 3, TRACK: 4}[rank]
    bound = every * (own_turns + 1) + 2
    for number in range(len(coming) + 400):
        for wish, owner in coming[number] if number < len(coming) else [(CLICK, 0), (ENCODE, 1), (TRACK, 2)]:
            if (wish, owner) != (rank, user):
                order.add(Ticket(wish, str(owner)))
        ticket = order.take()
        if ticket is mine:
            break
        order.finish(ticket, 1.0)
        assert number < bound
    else:
        pytest.fail("never served")

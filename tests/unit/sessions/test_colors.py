"""The colours that objects get on an image."""

from __future__ import annotations

import numpy as np

from edgetam_ui import Controller
from edgetam_ui.core.operations import AddPoints, UpdateObject, from_data, to_data
from edgetam_ui.core.palette import ALIKE, CLOSE, PALETTE, color_of, distance, rgb


def test_an_object_is_seen_on_its_image_and_a_replay_says_so(controller: Controller) -> None:
    image = np.full((60, 80, 3), rgb(PALETTE[0]), np.uint8)
    session, again = controller.open(image), controller.open(image)
    for number in (1, 2):
        session.add_points(number, [[40, 30]])
    one, two = (item.color for item in session.state.objects.values())
    assert min(distance(one, PALETTE[0]), distance(two, PALETTE[0])) >= CLOSE
    assert distance(one, two) > ALIKE
    for operation in session.operations:
        again.restore(from_data(to_data(operation)))  # without a look at the image
    assert [item.color for item in again.state.objects.values()] == [one, two]
    session.add_points(1, [[10, 10]])
    assert session.state.objects[1].color == one


def test_a_colour_that_was_given_stays(controller: Controller) -> None:
    session = controller.open(np.full((60, 80, 3), rgb(PALETTE[0]), np.uint8))
    session.apply(AddPoints(object=1, points=((40, 30),), color="#0A84FF"))
    number = session.add_object()
    session.apply(UpdateObject(object=number, color="#123456"))
    session.add_points(number, [[20, 20]])
    assert [item.color for item in session.state.objects.values()] == [PALETTE[0], "#123456"]


def test_on_other_images_it_is_the_palette(controller: Controller) -> None:
    session = controller.open(np.full((60, 80, 3), 30, np.uint8))
    for number in (1, 2, 3):
        session.add_points(number, [[40, 30]])
    assert [item.color for item in session.state.objects.values()] == [color_of(number) for number in (1, 2, 3)]

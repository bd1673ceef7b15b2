"""The controller's masks beside those of the API reference's own recipes: same checkpoint, fp32, bit for bit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from transformers import EdgeTamModel, EdgeTamVideoModel, Sam2Processor, Sam2VideoProcessor

from edgetam_ui import Controller, Session
from edgetam_ui.engine.checkpoint import practice_folder
from tests.media import moving_disc


@pytest.fixture(scope="module")
def recipe() -> tuple[Any, Any]:
    model = EdgeTamModel.from_pretrained(practice_folder(), dtype=torch.float32).eval()
    return model, Sam2Processor.from_pretrained(practice_folder())


def best(model: Any, processor: Any, image: Any, multimask: bool = True, **prompts: Any) -> np.ndarray:
    inputs = processor(images=image, return_tensors="pt", **prompts)
    with torch.no_grad():
        outputs = model(**inputs, multimask_output=multimask)
    masks = processor.post_process_masks(outputs.pred_masks.cpu(), inputs["original_sizes"])[0]
    index = outputs.iou_scores[0].argmax(-1)
    return np.stack([masks[n, chosen].numpy() for n, chosen in enumerate(index)])


def test_one_click(recipe: Any, image_session: Session, photo: Path) -> None:
    expected = best(*recipe, Image.open(photo), input_points=[[[[250, 170]]]], input_labels=[[[1]]])[0]
    assert np.array_equal(image_session.add_points(1, [[250, 170]]), expected)


def test_all_three_candidates(recipe: Any, image_session: Session, photo: Path) -> None:
    model, processor = recipe
    inputs = processor(
        images=Image.open(photo), input_points=[[[[250, 170]]]], input_labels=[[[1]]], return_tensors="pt"
    )
    with torch.no_grad():
        outputs = model(**inputs)
    masks = processor.post_process_masks(outputs.pred_masks, inputs["original_sizes"])[0][0].numpy()
    scores = outputs.iou_scores[0, 0].numpy()
    image_session.add_points(1, [[250, 170]])
    candidates = image_session.candidates(1)
    assert len(candidates) == 3
    for candidate, index in zip(candidates, np.argsort(-scores), strict=True):
        assert np.array_equal(candidate.mask, masks[index])
        assert candidate.score == pytest.approx(float(np.clip(scores[index], 0, 1)), abs=1e-6)


def test_box(recipe: Any, image_session: Session, photo: Path) -> None:
    boxes = [[[100, 100, 400, 300]]]
    assert np.array_equal(
        image_session.add_box(1, boxes[0][0]), best(*recipe, Image.open(photo), multimask=False, input_boxes=boxes)[0]
    )
    assert np.array_equal(
        image_session.add_box(1, boxes[0][0], multimask=True), best(*recipe, Image.open(photo), input_boxes=boxes)[0]
    )


def test_several_objects_in_one_call(recipe: Any, image_session: Session, photo: Path) -> None:
    expected = best(
        *recipe,
        Image.open(photo),
        multimask=False,
        input_points=[[[[250, 170]], [[60, 40]]]],
        input_labels=[[[1], [1]]],
    )
    image_session.add_points(1, [[250, 170]], multimask=False)
    image_session.add_points(2, [[60, 40]], multimask=False)
    assert np.array_equal(image_session.masks()[1], expected[0])
    assert np.array_equal(image_session.masks()[2], expected[1])


def test_refinement_with_the_previous_mask(recipe: Any, image_session: Session, photo: Path) -> None:
    model, processor = recipe
    image = Image.open(photo)
    inputs = processor(images=image, input_boxes=[[[100, 100, 400, 300]]], return_tensors="pt")
    with torch.no_grad():
        outputs = model(**inputs)
        mask_input = outputs.pred_masks[:, :, torch.argmax(outputs.iou_scores.squeeze())]
        for count in (1, 2):
            new_inputs = processor(
                input_points=[[[[250, 170], [120, 120]][:count]]],
                input_labels=[[[1, 0][:count]]],
                input_boxes=[[[100, 100, 400, 300]]],
                original_sizes=inputs["original_sizes"],
                return_tensors="pt",
            )
            refined = model(
                **new_inputs,
                input_masks=mask_input,
                image_embeddings=outputs.image_embeddings,
                multimask_output=False,
            )
            mask_input = refined.pred_masks[:, :, 0]
    expected = processor.post_process_masks(refined.pred_masks, inputs["original_sizes"])[0][0, 0].numpy()
    image_session.add_box(1, [100, 100, 400, 300], multimask=True)
    image_session.add_points(1, [[250, 170]])
    assert np.array_equal(image_session.add_points(1, [[120, 120]], [0]), expected)


def test_a_video_with_two_boxes(controller: Controller, video_session: Session) -> None:
    model = EdgeTamVideoModel.from_pretrained(practice_folder(), dtype=torch.float32).eval()
    processor = Sam2VideoProcessor.from_pretrained(practice_folder())
    frames = [Image.fromarray(frame) for frame in moving_disc(10)]
    session = processor.init_video_session(video=frames, inference_device="cpu", dtype=torch.float32)
    boxes = [[14.0, 34.0, 66.0, 86.0], [90.0, 10.0, 150.0, 50.0]]
    processor.add_inputs_to_inference_session(
        inference_session=session, frame_idx=0, obj_ids=[1, 2], input_boxes=[boxes]
    )
    with torch.inference_mode():
        first = model(inference_session=session, frame_idx=0)
        outputs = list(model.propagate_in_video_iterator(session))
    # A prompted object is there because the user says so; the recipe lets the model's doubt empty its mask.
    sure = [bool(score > 0) for score in first.object_score_logits.flatten()]
    video_session.add_box(1, boxes[0])
    video_session.add_box(2, boxes[1])
    compared = 0
    for output, result in zip(outputs, video_session.propagate(), strict=True):
        masks = processor.post_process_masks([output.pred_masks], original_sizes=[[120, 160]], binarize=True)[0]
        assert output.frame_idx == result.frame
        for index, object_id in enumerate(output.object_ids):
            if sure[index]:
                assert np.array_equal(result.masks[object_id], masks[index, 0].numpy())
                compared += 1
    assert compared >= 10


def test_one_copy_of_the_weights(controller: Controller) -> None:
    loaded = controller.engine.loaded
    video = dict(loaded.video_model.named_parameters())
    image = dict(loaded.image_model.named_parameters())
    assert len(image) > 100
    assert all(parameter is video[name] for name, parameter in image.items())


def test_the_image_model_works_as_the_reference_shows(recipe: Any, controller: Controller, photo: Path) -> None:
    loaded = controller.engine.loaded
    prompts = {"input_points": [[[[250, 170]]]], "input_labels": [[[1]]]}
    ours = best(loaded.image_model, loaded.processor, Image.open(photo), **prompts)
    assert np.array_equal(ours, best(*recipe, Image.open(photo), **prompts))


def test_the_video_model_streams_as_the_reference_shows(controller: Controller) -> None:
    loaded = controller.engine.loaded
    fresh = EdgeTamVideoModel.from_pretrained(practice_folder(), dtype=torch.float32).eval()

    def streamed(model: Any) -> list[np.ndarray]:
        processor = loaded.video_processor
        session = processor.init_video_session(inference_device="cpu", dtype=torch.float32)
        logits = []
        for index, frame in enumerate(moving_disc(4)):
            inputs = processor(images=Image.fromarray(frame), return_tensors="pt")
            if index == 0:
                processor.add_inputs_to_inference_session(
                    inference_session=session,
                    frame_idx=0,
                    obj_ids=1,
                    input_boxes=[[[14.0, 34.0, 66.0, 86.0]]],
                    original_size=inputs["original_sizes"][0],
                )
            logits.append(model(inference_session=session, frame=inputs["pixel_values"][0]).pred_masks.numpy())
        return logits

    with controller.engine.exclusive():
        assert np.array_equal(streamed(loaded.video_model), streamed(fresh))

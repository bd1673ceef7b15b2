# The practice checkpoint's training, which neither the package nor its tests need. Included by the Makefile.
#   make practice         trains the checkpoint, or goes on with it
#   make practice-images  fetches the images of npm packages that it trains on and is measured with
#   make practice-test    tests the training and the shipped weights (minutes)

IMAGE_PACKAGES := @lobehub/fluent-emoji-3d@1.1.0 @creative-tim-official/argon-dashboard-free@1.2.0 \
  @tabler/preview@1.2.0 uikit@3.25.29 \
  material-dashboard@3.1.0 material-kit@2.0.4 paper-kit-2@2.1.0 soft-ui-dashboard@1.0.1 soft-ui-design-system@1.0.4 \
  startbootstrap-agency@7.0.12 startbootstrap-business-casual@7.0.9 startbootstrap-clean-blog@6.0.9 \
  startbootstrap-creative@7.0.7 startbootstrap-landing-page@6.0.6 startbootstrap-one-page-wonder@6.0.6 \
  startbootstrap-stylish-portfolio@6.0.6 \
  admin-lte@4.0.0 bxslider@4.2.17 filterizr@2.2.4 flexslider@2.7.2 foundation-sites-5@5.5.3 jcrop-0.9.12@0.9.12 \
  jquery-colorbox@1.6.4 lightslider@1.1.6

.PHONY: practice practice-images practice-test

practice: $(VENV)/.train practice-images
	$(BIN)/python demo/practice/train.py

practice-images: runs/.images

practice-test: $(VENV)/.train
	$(BIN)/python -m pytest tests/practice

$(VENV)/.train: pyproject.toml $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	@touch $@

runs/.images: demo/practice/practice.mk | $(VENV)/.dev
	$(NPM) install --prefix runs --ignore-scripts --no-audit --no-fund $(IMAGE_PACKAGES)
	@touch $@

"""The app of a Hugging Face Space: `python demo/app.py`."""

from edgetam_ui import Controller
from edgetam_ui.gradio_app import serve

if __name__ == "__main__":
    serve(Controller(), server_name="0.0.0.0", server_port=7860)

"""The app of a Hugging Face Space, made by `edgetam-ui space`."""

from edgetam_ui.hosts.space.serve import serve

if __name__ == "__main__":
    serve()

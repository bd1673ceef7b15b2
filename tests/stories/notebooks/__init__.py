"""The widget in real JupyterLab and Notebook 7, with comms read beside the cells and between them."""

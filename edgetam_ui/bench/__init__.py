"""Measurements on this machine, and the browser that they and the tests use."""

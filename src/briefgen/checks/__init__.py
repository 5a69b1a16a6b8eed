"""An event in, findings out: one function a check, each with its own code."""

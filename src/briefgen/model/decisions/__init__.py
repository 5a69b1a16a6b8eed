"""The rules of the register: one function a kind of decision, in a module for each thing that they hold up."""

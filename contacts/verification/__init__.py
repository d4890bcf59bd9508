"""Asking contacts whether all is still right, and doing with the answer what readers need."""

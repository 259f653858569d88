"""Moving scenes with exact mattes, generated: what our own matting network is trained on."""

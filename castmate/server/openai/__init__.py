"""The surface that code written for the OpenAI Videos API meets."""

"""HTTP in front of castmate: the OpenAI Videos API, our own API, one stream of events."""

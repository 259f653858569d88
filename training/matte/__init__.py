"""The matting network: how it is built, trained on generated footage, judged and exported."""

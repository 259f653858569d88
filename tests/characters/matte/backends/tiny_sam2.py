"""SAM 2 with the smallest parts that still fit together, and random weights."""

import torch
from transformers import Sam2VideoConfig, Sam2VideoModel

SIDE = 64
WIDE = 128
"""Twice the width of the memory, which the architecture fixes at 64."""
_FEATURES = [[SIDE // 4] * 2, [SIDE // 8] * 2, [SIDE // 16] * 2]

_HIERA = {
    "model_type": "sam2_hiera_det_model",
    "hidden_size": 8,
    "image_size": [SIDE, SIDE],
    "blocks_per_stage": [1, 1, 2, 1],
    "embed_dim_per_stage": [8, 16, 32, 64],
    "num_attention_heads_per_stage": [1, 1, 2, 2],
    "window_size_per_stage": [4, 2, 2, 2],
    "global_attention_blocks": [3],
}


def tiny_sam2():
    """A million random weights, always the same, that take the subject to be there."""
    torch.manual_seed(0)
    model = Sam2VideoModel(_configuration()).eval()
    with torch.no_grad():
        # As in trained weights: without them, memory and corrections would add nothing.
        for name, weight in model.named_parameters():
            if "embed" in name or "no_" in name or "positional" in name:
                weight.normal_(0, 0.3)
            elif weight.ndim > 1:
                weight.mul_(4)
        model.mask_decoder.pred_obj_score_head.proj_out.bias.fill_(4.0)
    return model


def _configuration():
    return Sam2VideoConfig(
        vision_config={
            "model_type": "sam2_vision_model",
            "backbone_config": _HIERA,
            "backbone_channel_list": [64, 32, 16, 8],
            "backbone_feature_sizes": _FEATURES,
            "fpn_hidden_size": WIDE,
        },
        prompt_encoder_config={
            "hidden_size": WIDE, "image_size": SIDE, "patch_size": 16, "mask_input_channels": 4,
        },
        mask_decoder_config={
            "hidden_size": WIDE, "mlp_dim": 32, "num_attention_heads": 2, "iou_head_hidden_dim": 32,
        },
        image_size=SIDE,
        memory_attention_hidden_size=WIDE,
        memory_attention_num_layers=1,
        memory_attention_feed_forward_hidden_size=64,
        memory_attention_rope_feat_sizes=_FEATURES[-1],
        memory_encoder_hidden_size=WIDE,
        mask_downsampler_embed_dim=WIDE,
        memory_fuser_embed_dim=WIDE,
        memory_fuser_intermediate_dim=32,
    )  # fmt: skip

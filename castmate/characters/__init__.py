"""From a clip to a character, in named steps that can be looked at and redone one by one."""

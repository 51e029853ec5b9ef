/* In place of x264, which makes H.264 films. Playing them is FFmpeg's own work. */
#include "stand_in.h"

GIVES_NOTHING(VERSIONED(x264_encoder_open))
CANNOT(x264_param_default_preset)
CANNOT(x264_param_parse)
CANNOT(x264_param_apply_profile)
CANNOT(x264_encoder_reconfig)
CANNOT(x264_encoder_headers)
CANNOT(x264_encoder_encode)
OFFERED int x264_encoder_delayed_frames(void) { return 0; }
OFFERED int x264_encoder_maximum_delayed_frames(void) { return 0; }
DOES_NOTHING(x264_param_default)
DOES_NOTHING(x264_param_cleanup)
DOES_NOTHING(x264_param_apply_fastfirstpass)
DOES_NOTHING(x264_encoder_close)
DOES_NOTHING(x264_picture_init)

/* A table whose end is a level of 0: it holds none. */
OFFERED const unsigned char x264_levels[64] = {0};

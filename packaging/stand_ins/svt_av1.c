/* In place of SVT-AV1, which makes AV1 films; dav1d plays them. */
#include "stand_in.h"

/* The first call fails, so FFmpeg makes none of the others. */
CANNOT(svt_av1_enc_init_handle)
CANNOT(svt_av1_enc_set_parameter)
CANNOT(svt_av1_enc_parse_parameter)
CANNOT(svt_av1_enc_init)
CANNOT(svt_av1_enc_stream_header)
CANNOT(svt_av1_enc_stream_header_release)
CANNOT(svt_av1_enc_send_picture)
CANNOT(svt_av1_enc_get_packet)
CANNOT(svt_av1_enc_get_stream_info)
CANNOT(svt_av1_enc_deinit)
CANNOT(svt_av1_enc_deinit_handle)
CANNOT(svt_add_metadata)
DOES_NOTHING(svt_av1_enc_release_out_buffer)
DOES_NOTHING(svt_metadata_array_free)

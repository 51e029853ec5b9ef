/* In place of ALSA's library, with which FFmpeg would record from a microphone or play aloud. The program
 * draws the shape of a recording and does neither. */
#include "stand_in.h"

/* No device can be opened, so FFmpeg makes none of the other calls. */
CANNOT(snd_pcm_open)
CANNOT(snd_device_name_hint)
GIVES_NOTHING(snd_device_name_get_hint)
OFFERED const char *snd_strerror(void) { return "FlowIQ Desktop comes without ALSA."; }
DOES_NOTHING(snd_pcm_hw_params_free)
CANNOT(snd_device_name_free_hint)
CANNOT(snd_pcm_close)
CANNOT(snd_pcm_delay)
CANNOT(snd_pcm_drain)
CANNOT(snd_pcm_hw_params)
CANNOT(snd_pcm_hw_params_any)
CANNOT(snd_pcm_hw_params_get_buffer_size_max)
CANNOT(snd_pcm_hw_params_get_period_size_min)
CANNOT(snd_pcm_hw_params_malloc)
CANNOT(snd_pcm_hw_params_set_access)
CANNOT(snd_pcm_hw_params_set_buffer_size_near)
CANNOT(snd_pcm_hw_params_set_channels)
CANNOT(snd_pcm_hw_params_set_format)
CANNOT(snd_pcm_hw_params_set_period_size_near)
CANNOT(snd_pcm_hw_params_set_rate_near)
CANNOT(snd_pcm_nonblock)
CANNOT(snd_pcm_prepare)
CANNOT(snd_pcm_readi)
CANNOT(snd_pcm_stream)
CANNOT(snd_pcm_writei)

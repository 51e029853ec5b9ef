/* In place of GnuTLS, with which FFmpeg would fetch films over an encrypted connection. The program
 * hands FFmpeg bytes that are in memory and never an address; it fetches files by Python's own means.
 * Getting ready succeeds, because PyAV asks for it as it is imported; no connection can be made. */
#include "stand_in.h"

OFFERED int gnutls_global_init(void) { return 0; }
OFFERED const char *gnutls_strerror(void) { return "FlowIQ Desktop comes without GnuTLS."; }
OFFERED int gnutls_error_is_fatal(void) { return 1; }
OFFERED unsigned gnutls_dtls_get_data_mtu(void) { return 0; }
OFFERED int gnutls_certificate_type_get(void) { return 0; }
/* No: a certificate never fits. */
OFFERED unsigned gnutls_x509_crt_check_hostname(void) { return 0; }

CANNOT(gnutls_bye)
CANNOT(gnutls_certificate_allocate_credentials)
DOES_NOTHING(gnutls_certificate_free_credentials)
GIVES_NOTHING(gnutls_certificate_get_peers)
DOES_NOTHING(gnutls_certificate_set_verify_flags)
CANNOT(gnutls_certificate_set_x509_key)
CANNOT(gnutls_certificate_set_x509_key_file)
CANNOT(gnutls_certificate_set_x509_key_mem)
CANNOT(gnutls_certificate_set_x509_system_trust)
CANNOT(gnutls_certificate_set_x509_trust_file)
CANNOT(gnutls_certificate_verify_peers2)
CANNOT(gnutls_credentials_set)
DOES_NOTHING(gnutls_deinit)
DOES_NOTHING(gnutls_dtls_set_mtu)
DOES_NOTHING(gnutls_global_deinit)
CANNOT(gnutls_handshake)
CANNOT(gnutls_init)
CANNOT(gnutls_record_recv)
CANNOT(gnutls_record_send)
CANNOT(gnutls_sec_param_to_pk_bits)
CANNOT(gnutls_server_name_set)
CANNOT(gnutls_set_default_priority)
CANNOT(gnutls_srtp_get_keys)
CANNOT(gnutls_srtp_set_profile)
DOES_NOTHING(gnutls_transport_set_ptr)
DOES_NOTHING(gnutls_transport_set_pull_function)
DOES_NOTHING(gnutls_transport_set_pull_timeout_function)
DOES_NOTHING(gnutls_transport_set_push_function)
DOES_NOTHING(gnutls_x509_crt_deinit)
CANNOT(gnutls_x509_crt_export)
CANNOT(gnutls_x509_crt_get_fingerprint)
CANNOT(gnutls_x509_crt_import)
CANNOT(gnutls_x509_crt_init)
CANNOT(gnutls_x509_crt_set_activation_time)
CANNOT(gnutls_x509_crt_set_dn)
CANNOT(gnutls_x509_crt_set_expiration_time)
CANNOT(gnutls_x509_crt_set_issuer_dn)
CANNOT(gnutls_x509_crt_set_key)
CANNOT(gnutls_x509_crt_set_serial)
CANNOT(gnutls_x509_crt_set_version)
CANNOT(gnutls_x509_crt_sign2)
DOES_NOTHING(gnutls_x509_privkey_deinit)
CANNOT(gnutls_x509_privkey_export)
CANNOT(gnutls_x509_privkey_generate)
CANNOT(gnutls_x509_privkey_import)
CANNOT(gnutls_x509_privkey_init)

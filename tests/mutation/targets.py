"""Targets: the modules that keep the promise, and the tests that belong to each."""

TARGETS: dict[str, tuple[str, ...]] = {
    "core/delivery/states": (
        "core/delivery/test_states.py",
        "journal/engine/test_schema.py",
        "packaging/test_write_triggers.py",
    ),
    "core/reconciliation/evidence": ("core/reconciliation/test_evidence.py",),
    "core/reconciliation/matching": (
        "core/reconciliation/test_matching.py",
        "core/reconciliation/test_evidence.py",
    ),
    "core/delivery/circuit_breaker": ("core/delivery/test_circuit_breaker.py",),
    "core/delivery/rate_limiter": ("core/delivery/test_rate_limiter.py",),
    "core/reconciliation/history": ("core/reconciliation/test_history.py",),
    "flowiq/classify": ("flowiq/test_classify.py",),
    "flowiq/account_refusals": ("flowiq/test_account_refusals.py",),
    "flowiq/rate_headers": ("flowiq/test_rate_headers.py",),
    "flowiq/http/strict_json": ("flowiq/http/test_strict_json.py",),
    "flowiq/http/transport": (
        "flowiq/http/test_transport.py",
        "flowiq/http/test_transport_guards.py",
        "flowiq/http/test_transport_proxy.py",
        "flowiq/http/test_answers_in_place.py",
    ),
    "flowiq/http/framing": ("flowiq/http/test_framing.py",),
    "flowiq/http/strict_response": (
        "flowiq/http/test_answers_in_place.py",
        "flowiq/http/test_strict_response.py",
    ),
    "flowiq/http/content_coding": ("flowiq/http/test_content_coding.py",),
    "flowiq/recipients": ("flowiq/test_recipients.py",),
    "core/phone/identity": ("core/phone/test_identity.py",),
    "services/sending/queue": ("services/sending/test_queue.py",),
    "services/reconciliation/service": (
        "services/reconciliation/test_steps.py",
        "services/reconciliation/test_accounts.py",
        "services/sending/test_locks.py",
        "services/reconciliation/test_service.py",
    ),
    "services/reconciliation/inspection": (
        "services/reconciliation/test_inspection.py",
        "services/reconciliation/test_steps.py",
        "services/reconciliation/test_alike.py",
        "services/reconciliation/test_accounts.py",
        "services/reconciliation/test_clock.py",
        "services/reconciliation/test_service.py",
    ),
    "journal/tables/unknown_outcomes": (
        "journal/tables/test_unknown_outcomes.py",
        "journal/tables/test_correspondence.py",
        "journal/tables/test_own_rows.py",
        "journal/tables/test_deliveries.py",
    ),
    "journal/tables/correspondence": (
        "journal/tables/test_correspondence.py",
        "journal/tables/test_unknown_outcomes.py",
        "journal/tables/test_deliveries.py",
    ),
    "journal/tables/decisions": (
        "journal/tables/test_unknown_outcomes.py",
        "journal/tables/test_own_rows.py",
        "journal/tables/test_trying_again.py",
    ),
    "services/sending/locks": ("services/sending/test_locks.py",),
    "journal/tables/duplicates": (
        "journal/tables/test_duplicates.py",
        "journal/tables/test_own_rows.py",
    ),
    "journal/tables/trying_again": (
        "journal/tables/test_trying_again.py",
        "journal/restore_guard/test_instance_check.py",
    ),
    "journal/tables/refusals": ("journal/tables/test_refusals.py",),
    "journal/tables/may_have_arrived": (
        "journal/tables/test_may_have_arrived.py",
        "journal/tables/test_duplicates.py",
    ),
    "journal/tables/frozen": ("journal/tables/test_frozen.py",),
    "journal/tables/deleted_fingerprints": (
        "journal/tables/test_deleted_fingerprints.py",
        "journal/test_journal.py",
    ),
    "journal/tables/deliveries": (
        "journal/tables/test_attempts.py",
        "journal/tables/test_deliveries.py",
        "journal/tables/test_own_rows.py",
        "journal/test_journal.py",
        "journal/tables/test_duplicates.py",
        "journal/restore_guard/test_instance_check.py",
        "services/sending/test_doubt.py",
        "services/sending/test_unstored.py",
    ),
    "services/sending/scheduler": (
        "services/sending/test_scheduler.py",
        "services/sending/test_scheduler_waits.py",
    ),
    "services/sending/connectivity_probe": ("services/sending/test_connectivity_probe.py",),
    "services/sending/run": (
        "services/sending/test_steps.py",
        "services/sending/test_wishes.py",
        "services/sending/test_unstored.py",
        "services/sending/test_run.py",
        "chaos/test_network.py",
        "chaos/test_full_disk.py",
    ),
}
"""By module below `flowiq_desktop`; test files and folders below `tests`."""

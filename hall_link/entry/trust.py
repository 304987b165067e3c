"""Whom a device trusts: the one authority of its hall, pinned (row K4)."""

import hashlib
import ssl

NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME. A machine whose clock battery is dead wakes up years ago and learns
the time from the hall. Whose certificate it is matters here; the server sees to it that it is new,
and a stolen one ends with its authority."""

CHECK_DIGITS = 20
"""80 bits of the fingerprint: too many to be met by chance or by force, few enough to compare."""

FOREIGN = "foreign"
WRONG_NAME = "wrong-name"
NOT_SECURE = "not-secure"

_WRONG_NAME = frozenset({62, 64})
"""OpenSSL's codes where the certificate is good but of another host name or address."""


def fingerprint_of(authority: str) -> str:
    """SHA-256 of a PEM certificate, 64 hex digits. Raises ValueError where it is none."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(authority.strip())).hexdigest()


def check_words(fingerprint: str) -> str:
    """What two people compare on two screens: `A1B2 C3D4 E5F6 0718 293A`."""
    digits = fingerprint[:CHECK_DIGITS].upper()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def context_for(authority: str) -> ssl.SSLContext:
    """A context that trusts this PEM certificate's signatures alone; with "" what the machine
    trusts (SSL_CERT_FILE). Raises ValueError where it is no certificate."""
    if not authority:
        return ssl.create_default_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_verify_locations(cadata=authority)
    except ssl.SSLError as fault:
        raise ValueError(f"no certificate: {fault.reason}") from fault
    context.verify_flags |= ssl.VerifyFlags(NO_CHECK_TIME)
    return context


def blind_context() -> ssl.SSLContext:
    """Trusts anybody: only to fetch an authority whose fingerprint a person then compares."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def distrust(fault: BaseException | None) -> str:
    """Why a line was not trusted: FOREIGN, WRONG_NAME or NOT_SECURE; "" for any other fault."""
    while fault is not None:
        if isinstance(fault, ssl.SSLCertVerificationError):
            return WRONG_NAME if fault.verify_code in _WRONG_NAME else FOREIGN
        if isinstance(fault, ssl.SSLError) and fault.reason == "WRONG_VERSION_NUMBER":
            return NOT_SECURE
        reason = getattr(fault, "reason", None)
        fault = reason if isinstance(reason, BaseException) else fault.__cause__
    return ""

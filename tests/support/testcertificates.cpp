// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedsmtpserver.h"

#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace {

using KeyPtr = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using CertificatePtr = std::unique_ptr<X509, decltype(&X509_free)>;

void addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    if (!extension)
        qFatal("certificate extension refused");
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

CertificatePtr makeCertificate(const QByteArray &name, EVP_PKEY *key, X509 *issuer,
    EVP_PKEY *issuerKey, const QByteArrayList &hosts, long endsIn)
{
    static long serial = 1;
    CertificatePtr certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), endsIn);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(name.constData()), -1, -1, 0);
    X509 *const by = issuer ? issuer : certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(by));
    if (issuer) {
        QByteArrayList names;
        for (const QByteArray &host : hosts)
            names += (host.at(0) >= '0' && host.at(0) <= '9' ? "IP:" : "DNS:") + host;
        addExtension(certificate.get(), by, NID_subject_alt_name, names.join(','));
    } else {
        addExtension(certificate.get(), by, NID_basic_constraints, "critical,CA:TRUE");
    }
    X509_sign(certificate.get(), issuerKey ? issuerKey : key, EVP_sha256());
    return certificate;
}

template <typename Write>
QByteArray pem(Write write)
{
    std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
    write(out.get());
    char *data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return {data, size};
}

} // namespace

TestCertificates TestCertificates::make(const QByteArrayList &names, long endsIn)
{
    const KeyPtr caKey(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const KeyPtr key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const auto ca = makeCertificate("Test CA", caKey.get(), nullptr, nullptr, {}, endsIn);
    const auto own = makeCertificate("mail", key.get(), ca.get(), caKey.get(), names, endsIn);
    const auto text = [](X509 *certificate) {
        return pem([certificate](BIO *out) { PEM_write_bio_X509(out, certificate); });
    };
    TestCertificates made;
    made.ca = QSslCertificate(text(ca.get()));
    made.certificate = QSslCertificate(text(own.get()));
    made.key = QSslKey(pem([&key](BIO *out) {
        PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    }),
        QSsl::Ec);
    return made;
}

QSslConfiguration TestCertificates::server() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(certificate);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
    return configuration;
}

QSslConfiguration TestCertificates::client() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({ca});
    return configuration;
}

// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tplink/devicelock.h"

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <vector>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int ModulusBytes = 64;

} // namespace

struct DeviceLock::Numbers {
    BIGNUM *n = BN_new();
    BIGNUM *d = BN_new();
    BN_CTX *context = BN_CTX_new();

    Numbers()
    {
        BIGNUM *p = BN_new();
        BIGNUM *q = BN_new();
        BIGNUM *e = BN_new();
        BIGNUM *phi = BN_new();
        BN_set_word(e, 65537);
        for (;;) {
            BN_generate_prime_ex(p, ModulusBytes * 4, 0, nullptr, nullptr, nullptr);
            BN_generate_prime_ex(q, ModulusBytes * 4, 0, nullptr, nullptr, nullptr);
            BN_mul(n, p, q, context);
            if (BN_cmp(p, q) == 0 || BN_num_bits(n) != ModulusBytes * 8)
                continue;
            BN_sub_word(p, 1);
            BN_sub_word(q, 1);
            BN_mul(phi, p, q, context);
            if (BN_mod_inverse(d, e, phi, context))
                break;
        }
        for (BIGNUM *number : {p, q, e, phi})
            BN_free(number);
    }
    ~Numbers()
    {
        BN_free(n);
        BN_free(d);
        BN_CTX_free(context);
    }
    Q_DISABLE_COPY_MOVE(Numbers)
};

DeviceLock::DeviceLock(Cipher cipher)
    : m_cipher(cipher)
    , m_numbers(std::make_unique<Numbers>())
{
}

DeviceLock::~DeviceLock() = default;

QByteArray DeviceLock::modulusHex() const
{
    char *text = BN_bn2hex(m_numbers->n);
    const QByteArray hex(text);
    OPENSSL_free(text);
    return hex;
}

std::optional<QHash<QByteArray, QByteArray>> DeviceLock::openSignature(const QByteArray &hex) const
{
    const QByteArray sealed = QByteArray::fromHex(hex);
    if (sealed.isEmpty() || sealed.size() % ModulusBytes != 0 || sealed.size() * 2 != hex.size())
        return {};
    QByteArray text;
    for (qsizetype at = 0; at < sealed.size(); at += ModulusBytes) {
        BIGNUM *block = BN_bin2bn(reinterpret_cast<const unsigned char *>(sealed.constData() + at),
            ModulusBytes, nullptr);
        std::vector<unsigned char> bytes(ModulusBytes);
        BN_mod_exp(block, block, m_numbers->d, m_numbers->n, m_numbers->context);
        BN_bn2binpad(block, bytes.data(), ModulusBytes);
        BN_free(block);
        text.append(reinterpret_cast<const char *>(bytes.data()), ModulusBytes);
    }
    while (text.endsWith('\0'))
        text.chop(1);
    QHash<QByteArray, QByteArray> fields;
    for (const QByteArray &field : text.split('&')) {
        const qsizetype equals = field.indexOf('=');
        if (equals <= 0)
            return {};
        fields.insert(field.left(equals), field.mid(equals + 1));
    }
    if (!fields.contains("h") || !fields.contains("s"))
        return {};
    return fields;
}

bool DeviceLock::takeSessionKey(
    const QHash<QByteArray, QByteArray> &signature, QByteArray *key, QByteArray *iv) const
{
    *key = signature.value("key");
    *iv = signature.value("iv");
    if (m_cipher == Cipher::Gcm) {
        *key = QByteArray::fromBase64(*key);
        *iv = QByteArray::fromBase64(*iv);
    }
    return key->size() == 16 && iv->size() == (m_cipher == Cipher::Gcm ? 12 : 16);
}

std::optional<QByteArray> DeviceLock::open(const QByteArray &key, const QByteArray &iv,
    const QByteArray &data, const QByteArray &tag) const
{
    const QByteArray sealed = QByteArray::fromBase64(data);
    const QByteArray seal = QByteArray::fromBase64(tag);
    const bool isGcm = m_cipher == Cipher::Gcm;
    if (isGcm && seal.size() != 16)
        return {};
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    std::vector<unsigned char> out(std::size_t(sealed.size()) + 32);
    int first = 0;
    int last = 0;
    const auto *k = reinterpret_cast<const unsigned char *>(key.constData());
    const auto *v = reinterpret_cast<const unsigned char *>(iv.constData());
    bool isOpen =
        EVP_DecryptInit_ex(context, isGcm ? EVP_aes_128_gcm() : EVP_aes_128_cbc(), nullptr, k, v)
        && EVP_DecryptUpdate(context, out.data(), &first,
            reinterpret_cast<const unsigned char *>(sealed.constData()), int(sealed.size()));
    if (isOpen && isGcm)
        isOpen = EVP_CIPHER_CTX_ctrl(
            context, EVP_CTRL_GCM_SET_TAG, 16, const_cast<char *>(seal.constData()));
    isOpen = isOpen && EVP_DecryptFinal_ex(context, out.data() + first, &last) > 0;
    EVP_CIPHER_CTX_free(context);
    if (!isOpen)
        return {};
    return QByteArray(reinterpret_cast<const char *>(out.data()), first + last);
}

QByteArray DeviceLock::close(
    const QByteArray &key, const QByteArray &iv, const QByteArray &plain) const
{
    const bool isGcm = m_cipher == Cipher::Gcm;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    std::vector<unsigned char> out(std::size_t(plain.size()) + 32);
    int first = 0;
    int last = 0;
    EVP_EncryptInit_ex(context, isGcm ? EVP_aes_128_gcm() : EVP_aes_128_cbc(), nullptr,
        reinterpret_cast<const unsigned char *>(key.constData()),
        reinterpret_cast<const unsigned char *>(iv.constData()));
    EVP_EncryptUpdate(context, out.data(), &first,
        reinterpret_cast<const unsigned char *>(plain.constData()), int(plain.size()));
    EVP_EncryptFinal_ex(context, out.data() + first, &last);
    QByteArray text =
        QByteArray(reinterpret_cast<const char *>(out.data()), first + last).toBase64();
    if (isGcm) {
        char tag[16];
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, tag);
        text += QByteArray(tag, 16).toBase64();
    }
    EVP_CIPHER_CTX_free(context);
    return text;
}

DeviceCertificate DeviceCertificate::make()
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    // Made when the device did not know the date yet, and long over.
    ASN1_TIME_set_string(X509_getm_notBefore(certificate), "100101000000Z");
    ASN1_TIME_set_string(X509_getm_notAfter(certificate), "200101000000Z");
    X509_set_pubkey(certificate, key);
    X509_NAME *name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>("gateway.example"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    const auto pem = [](auto write) {
        BIO *out = BIO_new(BIO_s_mem());
        write(out);
        char *data = nullptr;
        const long size = BIO_get_mem_data(out, &data);
        const QByteArray text(data, size);
        BIO_free(out);
        return text;
    };
    DeviceCertificate made;
    made.certificate =
        QSslCertificate(pem([certificate](BIO *out) { PEM_write_bio_X509(out, certificate); }));
    made.key = QSslKey(pem([key](BIO *out) {
        PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    }),
        QSsl::Ec);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return made;
}

} // namespace FibreDesk::Sandbox

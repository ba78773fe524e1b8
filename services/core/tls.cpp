// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/tls.h"

#include "core/httpclient.h"
#include "core/privatefile.h"
#include "core/profile.h"
#include "core/profilevalues.h"
#include "core/wipe.h"

#include <QFile>
#include <QFileInfo>
#include <QHstsPolicy>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QRegularExpression>
#include <QSet>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <algorithm>
#include <memory>
#include <mutex>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// More is no certificate, and is not read into memory.
constexpr qint64 longestFile = 8LL * 1024 * 1024;
constexpr int httpsPort = 443;

struct ClientCertificate {
    QList<QSslCertificate> chain;
    QSslKey key;
    QSet<QString> places; ///< "host:port", or the host alone: at any of its ports
};

// Connections are also made from the threads of the mails and of the tiles.
std::mutex ownMutex;
/// Nothing until there is one: a key loads Qt's part for TLS, which wants an application first.
std::optional<ClientCertificate> own;

QString placeOf(const QString &host, int port)
{
    return u"%1:%2"_s.arg(host.toLower()).arg(port);
}

bool isOwn(const QString &host, int port)
{
    return own
        && (own->places.contains(placeOf(host, port)) || own->places.contains(host.toLower()));
}

std::unexpected<Error> wrong(QLatin1StringView key, const QString &problem, const QString &file)
{
    return std::unexpected(Error{.kind = ErrorKind::Validation,
        .detail = u"[tls] %1 %2 (%3)"_s.arg(key, problem, file),
        .source = u"tls/%1"_s.arg(key)});
}

Result<QByteArray> contentOf(QLatin1StringView key, const QString &path)
{
    if (path.isEmpty())
        return wrong(key, u"is missing"_s, path);
    if (QFileInfo(path).isDir())
        return wrong(key, u"is a folder, not a file"_s, path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(key, u"cannot be read: "_s + file.errorString(), path);
    if (file.size() > longestFile)
        return wrong(key, u"is far too long for what it should hold"_s, path);
    QByteArray content = file.readAll();
    if (content.trimmed().isEmpty())
        return wrong(key, u"is an empty file"_s, path);
    return content;
}

Result<QList<QSslCertificate>> certificatesOf(QLatin1StringView key, const QString &path)
{
    const auto content = contentOf(key, path);
    if (!content)
        return std::unexpected(content.error());
    QList<QSslCertificate> all = QSslCertificate::fromData(*content, QSsl::Pem);
    if (all.isEmpty())
        all = QSslCertificate::fromData(*content, QSsl::Der);
    all.removeIf([](const QSslCertificate &certificate) { return certificate.isNull(); });
    if (all.isEmpty())
        return wrong(key, u"holds no certificate"_s, path);
    // Of several the others may do; of a chain the first is what is shown.
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto ends = [](const QSslCertificate &one) { return one.expiryDate(); };
    const QDateTime end = key == "ca_file"_L1
        ? ends(*std::ranges::max_element(all, std::ranges::less(), ends))
        : ends(all.constFirst());
    if (end < now)
        return wrong(key,
            u"holds a certificate that ended on %1"_s.arg(end.toUTC().date().toString(Qt::ISODate)),
            path);
    return all;
}

/// As OpenSSL reads it; a passphrase is never asked for on a terminal.
std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> privateKey(const QByteArray &pem)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bytes(
        BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free);
    const auto noPassphrase = [](char *, int, int, void *) { return -1; };
    return {PEM_read_bio_PrivateKey(bytes.get(), nullptr, noPassphrase, nullptr), &EVP_PKEY_free};
}

bool belongsTo(EVP_PKEY *key, const QSslCertificate &certificate)
{
    auto *const handle = static_cast<X509 *>(certificate.handle());
    return handle && X509_check_private_key(handle, key) == 1;
}

Result<ClientCertificate> clientCertificate(const QString &certificate, const QString &keyFile)
{
    const auto chain = certificatesOf("client_certificate"_L1, certificate);
    if (!chain)
        return std::unexpected(chain.error());
    auto pem = contentOf("client_key"_L1, keyFile);
    if (!pem)
        return std::unexpected(pem.error());
    if (pem->contains("ENCRYPTED"))
        return wrong("client_key"_L1,
            u"is encrypted: a key without a passphrase is needed, in a file that only you can read"_s,
            keyFile);
    const auto opened = privateKey(*pem);
    if (!opened)
        return wrong("client_key"_L1, u"holds no private key"_s, keyFile);
    const bool isRsa = EVP_PKEY_get_base_id(opened.get()) == EVP_PKEY_RSA;
    const QSslKey key(*pem, isRsa ? QSsl::Rsa : QSsl::Ec);
    wipe(*pem);
    if (key.isNull())
        return wrong("client_key"_L1, u"is neither an RSA nor an EC key"_s, keyFile);
    if (!belongsTo(opened.get(), chain->constFirst()))
        return wrong("client_key"_L1, u"belongs to another certificate"_s, keyFile);
    return ClientCertificate{.chain = *chain, .key = key, .places = {}};
}

/// Where the profile's own services are.
QSet<QString> placesOf(const Profile &profile, const ProfileValues &values)
{
    QSet<QString> places;
    const auto add = [&places](const QUrl &url) {
        if (url.scheme() == "https"_L1)
            places += placeOf(url.host(), url.port(httpsPort));
    };
    add(profile.erp.url);
    add(profile.hub.url);
    add(profile.traccar.url);
    add(QUrl(values.value("genieacs"_L1, "url"_L1)));
    if (profile.smtp.isConfigured())
        places += placeOf(profile.smtp.host, profile.smtp.port);
    static const QRegularExpression between(u"[\\s,]+"_s);
    for (const QString &host :
        values.value("tls"_L1, "client_certificate_hosts"_L1).split(between, Qt::SkipEmptyParts))
        places += host.toLower();
    return places;
}

} // namespace

Result<void> applyTls(
    const QString &caFile, const QString &clientCertificateFile, const QString &clientKey)
{
    // As the program found it: another profile's authority must not stay behind.
    static const QSslConfiguration found = QSslConfiguration::defaultConfiguration();
    QSslConfiguration configuration = found;
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (!caFile.isEmpty()) {
        const auto authorities = certificatesOf("ca_file"_L1, caFile);
        if (!authorities)
            return std::unexpected(authorities.error());
        // With a list of its own, Qt looks for no others at the system's place.
        configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + *authorities);
    }
    std::optional<ClientCertificate> mine;
    if (!clientCertificateFile.isEmpty() || !clientKey.isEmpty()) {
        auto read = clientCertificate(clientCertificateFile, clientKey);
        if (!read)
            return std::unexpected(read.error());
        mine = *std::move(read);
    }
    QSslConfiguration::setDefaultConfiguration(configuration);
    const std::lock_guard lock(ownMutex);
    own = std::move(mine);
    return {};
}

Result<void> applyTls(const Profile &profile)
{
    const auto done =
        applyTls(profile.tls.caFile, profile.tls.clientCertificate, profile.tls.clientKey);
    if (done) {
        QNetworkProxyFactory::setUseSystemConfiguration(true);
        const QSet<QString> places = placesOf(profile, ProfileValues(profile));
        const std::lock_guard lock(ownMutex);
        if (own)
            own->places = places;
    }
    return done;
}

QSslConfiguration tlsFor(const QString &host, int port)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    const std::lock_guard lock(ownMutex);
    if (isOwn(host, port)) {
        configuration.setLocalCertificateChain(own->chain);
        configuration.setPrivateKey(own->key);
    }
    return configuration;
}

QSslConfiguration tlsFor(const QUrl &url)
{
    return tlsFor(url.host(), url.port(httpsPort));
}

std::optional<QSslConfiguration> clientTlsFor(const QUrl &url)
{
    if (url.scheme() != "https"_L1)
        return {};
    {
        const std::lock_guard lock(ownMutex);
        if (!isOwn(url.host(), url.port(httpsPort)))
            return {};
    }
    return tlsFor(url);
}

void keepStrictHosts(QNetworkAccessManager *network, const QString &folder)
{
    // The first of either program to use the data folder.
    if (makePrivateFolder(folder))
        network->enableStrictTransportSecurityStore(true, folder);
}

QUrl strictUrl(QUrl url, const QNetworkAccessManager *network)
{
    const bool isSocket = url.scheme() == "ws"_L1;
    if (!isSocket && url.scheme() != "http"_L1)
        return url;
    const QString host = url.host();
    const auto policies = network->strictTransportSecurityHosts();
    const bool isStrict = std::ranges::any_of(policies, [&host](const QHstsPolicy &policy) {
        return !policy.isExpired()
            && (policy.host() == host
                || (policy.includesSubDomains() && host.endsWith(u'.' + policy.host())));
    });
    if (!isStrict)
        return url;
    constexpr int httpPort = 80;
    url.setScheme(isSocket ? u"wss"_s : u"https"_s);
    if (url.port() == httpPort)
        url.setPort(httpsPort);
    return url;
}

} // namespace FibreDesk

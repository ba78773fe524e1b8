// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/credentials.h"
#include "core/error.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTimeZone>
#include <QUrl>

namespace FibreDesk {

class TokenSource;

/// The deployment this desk talks to: the INI file of the profile with secrets from the environment
/// (FIBREDESK_<SECTION>_<KEY>) or the keychain laid over it. Only sections that are present are
/// configured.
struct Profile {
    /// A secret that a configured section has or may have, and who has it.
    struct Secret {
        enum class Place { Nowhere, File, Environment, Kept };

        QString section;
        QString key;
        Place place = Place::Nowhere;
        bool isNeeded = false; ///< the service does not work without

        [[nodiscard]] QString path() const { return section + u'/' + key; }
        bool operator==(const Secret &) const = default;
    };
    /// Secrets kept outside of the file, by "section/key".
    using KeptSecrets = QHash<QString, QString>;

    struct Service {
        QUrl url; ///< invalid = not configured
        Credentials credentials; ///< none where it usesSignIn
        bool usesSignIn = false; ///< auth = oidc: the credentials come from somebody's sign-in
        /// Of the sign-in, from where the services are put together; not owned, outlives them.
        TokenSource *tokens = nullptr;
        [[nodiscard]] bool isConfigured() const { return url.isValid() && !url.isEmpty(); }
    };
    /// A provider that staff sign in with, and FibreDesk's name there.
    struct Oidc {
        QUrl issuer{}; ///< https, or http on this computer
        QString clientId{};
        int redirectPort = 0; ///< 0 = any; else the one the provider has written down
        QStringList scopes{}; ///< beside openid
        bool isFrappe = false; ///< ERPNext's own OAuth2: no discovery, no keys to check with
        QString section = QStringLiteral("oidc"); ///< of the profile, where this stands
        [[nodiscard]] bool isConfigured() const { return !issuer.isEmpty() && !clientId.isEmpty(); }
        [[nodiscard]] bool isSameAs(const Oidc &other) const
        {
            return issuer == other.issuer && clientId == other.clientId;
        }
    };
    /// Who has to be signed in: once with each provider, whatever services show its tokens.
    struct Identity {
        Oidc oidc;
        QStringList services; ///< "erpnext", "hub", "genieacs", "traccar"
    };
    struct Smtp {
        QString host; ///< empty = not configured
        int port = 0; ///< as given, else what is usual for the security
        QString security = QStringLiteral("starttls"); ///< none, starttls, tls
        QString user;
        QString password;
        QString accessToken; ///< for XOAUTH2, instead of the password
        QString from; ///< "Name <address>" or an address
        double ratePerSecond = 0; ///< 0 = no limit
        int connections = 1;
        [[nodiscard]] bool isConfigured() const { return !host.isEmpty(); }
    };
    /// The relay's own account of what became of the mails.
    struct Mailjet {
        QUrl url; ///< empty = not configured
        QString key;
        QString secret;
        [[nodiscard]] bool isConfigured() const { return !url.isEmpty(); }
    };
    struct Tiles {
        QString url; ///< holds {z} {x} {y} and may hold {theme}
        QString attribution;
        QString offlineDirectory;
    };
    struct Tls {
        QString caFile;
        QString clientCertificate;
        QString clientKey;
    };

    QString file; ///< where it was read from
    QString name;
    QString
        kind; ///< "training" or "test": nobody may take it for the real one; empty = the real one
    QString language; ///< "fr", "en" or empty = system
    QTimeZone timeZone = QTimeZone("America/Toronto");
    Service erp;
    Service hub;
    Service traccar;
    Service routing; ///< an OSRM-compatible service: real driving times instead of estimates
    Oidc oidc; ///< for every service that has none of its own
    QHash<QString, Oidc> ownOidc; ///< by service: [oidc_erpnext], [oidc_hub] …
    QUrl devices; ///< [genieacs] url; the rest of it is read where it is used
    bool devicesUseSignIn = false; ///< [genieacs] auth = oidc
    TokenSource *deviceTokens = nullptr; ///< see setTokenSource()
    /// Whose own files are used where somebody signs in: names them, and nobody. Empty = nobody's.
    QString person;
    Smtp smtp;
    Mailjet mailjet;
    Tiles tiles;
    Tls tls;
    QString dataDirectory; ///< holds the mirror and the tile cache
    QList<Secret> secrets; ///< of the configured sections; never their values
    KeptSecrets kept; ///< as given to read(): for those who read sections of their own

    /// Reads and checks everything before anything starts. A bad value is a Validation error naming
    /// section and key; a file that cannot be read is Storage.
    [[nodiscard]] static Result<Profile> read(const QString &file);
    /// The same with what the keychain holds, where neither the environment nor the file has it. A
    /// secret that is nowhere is not an error here: the service that needs it says so when used.
    [[nodiscard]] static Result<Profile> read(const QString &file, const KeptSecrets &kept);
    /// "no secret for [smtp] password: not in the file, the environment or the keychain"
    [[nodiscard]] static Error missingSecret(const QString &name, const QString &source);
    /// ~/.config/fibredesk/profile.ini
    [[nodiscard]] static QString defaultFile();

    /// Tile address for one theme ("light" or "dark"), with {z} {x} {y} left in.
    [[nodiscard]] QString tileUrl(const QString &theme) const;

    /// Some service of it waits for somebody to sign in.
    [[nodiscard]] bool usesSignIn() const;
    /// The provider of a service, by the section's name of it.
    [[nodiscard]] const Oidc &oidcOf(const QString &service) const;
    /// Where somebody has to be signed in; the one that ERPNext asks for comes first.
    [[nodiscard]] QList<Identity> identities() const;
    /// From now on the services that use a sign-in get their credentials there.
    void setTokenSource(TokenSource *source);
    /// Only these of them.
    void setTokenSource(const QStringList &services, TokenSource *source);

    /// "outbox-0123456789ab.sqlite" in the data folder: what belongs to this desk, by server and
    /// account, whoever works at it.
    [[nodiscard]] QString deskFile(const QString &what) const;
    /// The same with the person in its name where somebody signs in: what only that person sees.
    [[nodiscard]] QString ownFile(const QString &what) const;
    /// The data folder, or that person's own in it.
    [[nodiscard]] QString ownFolder() const;
};

} // namespace FibreDesk

// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/acssettings.h"

#include "core/profilevalues.h"

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> bad(QLatin1StringView key, const QString &problem, const QString &file)
{
    return std::unexpected(Error{.kind = ErrorKind::Validation,
        .detail = u"[genieacs] %1 %2 (%3)"_s.arg(key, problem, file),
        .source = u"genieacs/%1"_s.arg(key)});
}

} // namespace

Result<AcsSettings> AcsSettings::read(const QString &profileFile)
{
    return read(profileFile, {}, false);
}

Result<AcsSettings> AcsSettings::read(const Profile &profile)
{
    return read(profile.file, profile.kept, true);
}

Result<AcsSettings> AcsSettings::read(
    const QString &profileFile, const Profile::KeptSecrets &kept, bool mayLackSecrets)
{
    using Scheme = Credentials::Scheme;
    const ProfileValues values(profileFile, kept);
    const auto value = [&values](
                           QLatin1StringView key) { return values.value("genieacs"_L1, key); };
    AcsSettings settings;
    const QString address = value("url"_L1);
    if (address.isEmpty())
        return settings;
    settings.url = QUrl(address, QUrl::StrictMode);
    if (!settings.url.isValid() || settings.url.host().isEmpty()
        || (settings.url.scheme() != "http"_L1 && settings.url.scheme() != "https"_L1))
        return bad("url"_L1, u"is not an http or https address"_s, profileFile);
    settings.testUrl = QUrl(value("test_url"_L1), QUrl::StrictMode);
    const QString token = value("token"_L1);
    const QString user = value("user"_L1);
    const QString password = value("password"_L1);
    QString auth = value("auth"_L1);
    if (auth.isEmpty()) {
        auth = u"none"_s;
        if (!token.isEmpty())
            auth = u"bearer"_s;
        else if (!user.isEmpty())
            auth = u"basic"_s;
    }
    if (auth == "none"_L1)
        return settings;
    if (auth == "oidc"_L1) {
        settings.usesSignIn = true;
        return settings;
    }
    if (auth == "basic"_L1) {
        if (user.isEmpty())
            return bad("user"_L1, u"is missing"_s, profileFile);
        if (password.isEmpty() && !mayLackSecrets)
            return bad("password"_L1, u"is missing"_s, profileFile);
        settings.credentials = {.scheme = Scheme::Basic,
            .user = user,
            .secret = password,
            .missing = password.isEmpty() ? u"[genieacs] password"_s : QString()};
        return settings;
    }
    const bool isHeader = auth.startsWith("header:"_L1) && auth.size() > 7;
    if (auth != "bearer"_L1 && !isHeader)
        return bad(
            "auth"_L1, u"is not one of: none, basic, bearer, oidc, header:<Name>"_s, profileFile);
    if (token.isEmpty() && !mayLackSecrets)
        return bad("token"_L1, u"is missing"_s, profileFile);
    settings.credentials = {.scheme = isHeader ? Scheme::Header : Scheme::Bearer,
        .user = isHeader ? auth.mid(7) : QString(),
        .secret = token,
        .missing = token.isEmpty() ? u"[genieacs] token"_s : QString()};
    return settings;
}

} // namespace FibreDesk::Cpe::Acs

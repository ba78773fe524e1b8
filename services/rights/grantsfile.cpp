// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rights/grantsfile.h"

#include "core/privatefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace FibreDesk::Rights {

namespace {

Error fileError(const QString &detail)
{
    return {.kind = ErrorKind::Storage, .detail = detail, .source = u"rights"_s};
}

} // namespace

Result<std::optional<Grants>> readGrants(const QString &name)
{
    QFile file(name);
    if (!file.exists()) {
        return std::optional<Grants>();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(fileError(file.errorString()));
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (problem.error != QJsonParseError::NoError) {
        return std::unexpected(fileError(problem.errorString()));
    }
    return std::optional(Grants::fromJson(document.object()));
}

Result<void> writeGrants(const QString &name, const Grants &grants)
{
    QSaveFile file(name);
    if (!openPrivate(file)) {
        return std::unexpected(fileError(file.errorString()));
    }
    file.write(QJsonDocument(grants.toJson()).toJson());
    if (!file.commit()) {
        return std::unexpected(fileError(file.errorString()));
    }
    return {};
}

} // namespace FibreDesk::Rights

// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/versions.h"

#include "erp/erpclient.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace FibreDesk::Erp {

namespace {

constexpr int mostVersions = 200;

} // namespace

Version readVersion(const QJsonObject &document)
{
    Version version{.id = document.value("name"_L1).toVariant().toString(),
        .owner = document.value("owner"_L1).toString(),
        .at = document.value("creation"_L1).toString(),
        .changes = {}};
    const QJsonValue data = document.value("data"_L1);
    const QJsonObject content = data.isObject()
        ? data.toObject()
        : QJsonDocument::fromJson(data.toString().toUtf8()).object();
    const QJsonArray changed = content.value("changed"_L1).toArray();
    for (const QJsonValue entry : changed) {
        const QJsonArray parts = entry.toArray();
        const QString field = parts.at(0).toString();
        if (!field.isEmpty()) {
            version.changes.push_back({.field = field,
                .before = parts.at(1).toVariant().toString(),
                .after = parts.at(2).toVariant().toString()});
        }
    }
    return version;
}

QCoro::Task<Result<Versions>> fetchVersions(
    ErpClient *erp, QString doctype, QString name, RequestScope *scope)
{
    ListQuery query{.doctype = u"Version"_s};
    query.fields = {u"name"_s, u"owner"_s, u"creation"_s, u"data"_s};
    query.filters = {{u"ref_doctype"_s, u"="_s, doctype}, {u"docname"_s, u"="_s, name}};
    query.order = {
        {.field = u"creation"_s, .isDescending = true}, {.field = u"name"_s, .isDescending = true}};
    query.limit = mostVersions + 1;
    const auto documents = co_await erp->list(query, scope);
    if (!documents) {
        co_return std::unexpected(documents.error());
    }
    Versions versions;
    for (const QJsonObject &document : *documents) {
        if (versions.list.size() == mostVersions) {
            versions.isCut = true;
            break;
        }
        versions.list.push_back(readVersion(document));
    }
    co_return versions;
}

} // namespace FibreDesk::Erp

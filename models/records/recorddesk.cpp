// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recorddesk.h"

#include "erp/erpclient.h"
#include "store/mirror.h"
#include "store/syncstate.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

QString keyOf(const QString &kind)
{
    return u"custom_fields:"_s + kind;
}

bool isHeading(const Erp::DocField &field)
{
    return field.type == "Section Break"_L1 || field.type == "Tab Break"_L1;
}

QMap<QString, QStringList> choicesOf(const Erp::DocTypeMeta &meta)
{
    QMap<QString, QStringList> choices;
    for (const Erp::DocField &field : meta.fields) {
        if (!field.isCustom && field.type == "Select"_L1 && !field.options.isEmpty()) {
            choices.insert(field.name, field.options.split(u'\n', Qt::SkipEmptyParts));
        }
    }
    return choices;
}

/// What a person can read in one row; secrets and what has no value of its own are none.
bool isShowable(const Erp::DocField &field)
{
    static const QSet<QString> others{
        u"Password"_s, u"Geolocation"_s, u"Signature"_s, u"Attach Image"_s, u"JSON"_s, u"Code"_s};
    return field.isColumn() && !others.contains(field.type);
}

} // namespace

RecordDesk::RecordDesk(Parts parts, Secrets::Timing timing, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_secrets(parts.erp, parts.map, timing)
{
}

RecordDesk::~RecordDesk()
{
    m_scope.abort();
}

void RecordDesk::setOnline(bool isOnline)
{
    if (m_isOnline != isOnline) {
        m_isOnline = isOnline;
        Q_EMIT onlineChanged();
    }
}

std::optional<QList<Erp::DocField>> RecordDesk::customFields(const QString &kind) const
{
    const auto known = m_known.constFind(kind);
    return known == m_known.cend() ? std::nullopt : std::optional(known->fields);
}

QStringList RecordDesk::choices(const QString &kind, const QString &serverField) const
{
    const auto known = m_known.constFind(kind);
    return known == m_known.cend() ? QStringList() : known->choices.value(serverField);
}

std::optional<bool> RecordDesk::tracksChanges(const QString &kind) const
{
    const auto known = m_known.constFind(kind);
    return known == m_known.cend() ? std::nullopt : std::optional(known->tracksChanges);
}

QList<Erp::DocField> RecordDesk::customFieldsOf(
    const Erp::DocTypeMeta &meta, const Erp::FieldMap &map, const QString &kind)
{
    QList<Erp::DocField> fields;
    std::optional<Erp::DocField> heading;
    for (const Erp::DocField &field : meta.fields) {
        if (isHeading(field)) {
            heading = field;
            continue;
        }
        if (!field.isCustom || field.isHidden || !isShowable(field)
            || map.isKnown(kind, field.name)) {
            continue;
        }
        if (heading) {
            fields += *std::exchange(heading, std::nullopt);
        }
        fields += field;
    }
    return fields;
}

void RecordDesk::learn(const QString &kind)
{
    if (!m_recalled.contains(kind) && m_parts.mirror) {
        m_recalled.insert(kind);
        recall(kind);
    } else {
        ask(kind);
    }
}

void RecordDesk::recall(const QString &kind)
{
    QCoro::connect(m_parts.mirror->read(
                       [key = keyOf(kind)](QSqlDatabase &db) { return Store::metaValue(db, key); }),
        this, [this, kind](const Result<QString> &text) {
            const auto known = text ? fromText(*text) : std::nullopt;
            if (known && !m_known.contains(kind)) {
                m_known.insert(kind, *known);
                Q_EMIT learnt(kind);
            }
            ask(kind);
        });
}

void RecordDesk::ask(const QString &kind)
{
    if (!canAsk() || m_asked.contains(kind)) {
        return;
    }
    m_asked.insert(kind);
    QCoro::connect(m_parts.erp->meta(m_parts.map->doctype(kind), &m_scope), this,
        [this, kind](const Result<Erp::DocTypeMeta> &meta) {
            if (!meta) {
                m_asked.remove(kind);
                Q_EMIT failed(kind, meta.error());
                return;
            }
            const Known now{.fields = customFieldsOf(*meta, *m_parts.map, kind),
                .tracksChanges = meta->tracksChanges,
                .choices = choicesOf(*meta)};
            const auto before = m_known.constFind(kind);
            if (before == m_known.cend() || *before != now) {
                m_known.insert(kind, now);
                keep(kind, now);
            }
            Q_EMIT learnt(kind);
        });
}

void RecordDesk::keep(const QString &kind, const Known &known)
{
    if (!m_parts.mirror) {
        return;
    }
    QCoro::connect(
        m_parts.mirror->write([key = keyOf(kind), text = toText(known)](
                                  QSqlDatabase &db) { return Store::setMetaValue(db, key, text); }),
        this, [](const Result<void> &) {
            // Only so that it is known without a network; the server is asked again anyway.
        });
}

QString RecordDesk::toText(const Known &known)
{
    QJsonArray fields;
    for (const Erp::DocField &field : known.fields) {
        fields +=
            QJsonObject{{u"name"_s, field.name}, {u"type"_s, field.type}, {u"label"_s, field.label},
                {u"options"_s, field.options}, {u"read_only"_s, field.isReadOnly},
                {u"required"_s, field.isRequired}, {u"level"_s, field.permissionLevel}};
    }
    QJsonObject selects;
    for (const auto &[field, words] : known.choices.asKeyValueRange()) {
        selects.insert(field, QJsonArray::fromStringList(words));
    }
    const QJsonObject all{
        {u"fields"_s, fields}, {u"tracks"_s, known.tracksChanges}, {u"choices"_s, selects}};
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

std::optional<RecordDesk::Known> RecordDesk::fromText(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject()) {
        return {};
    }
    Known known;
    known.tracksChanges = document.object().value("tracks"_L1).toBool();
    const QJsonObject selects = document.object().value("choices"_L1).toObject();
    for (auto it = selects.constBegin(); it != selects.constEnd(); ++it) {
        known.choices.insert(it.key(), it.value().toVariant().toStringList());
    }
    const QJsonArray fields = document.object().value("fields"_L1).toArray();
    for (const QJsonValue value : fields) {
        const QJsonObject field = value.toObject();
        known.fields += Erp::DocField{.name = field.value("name"_L1).toString(),
            .type = field.value("type"_L1).toString(),
            .label = field.value("label"_L1).toString(),
            .options = field.value("options"_L1).toString(),
            .isRequired = field.value("required"_L1).toBool(),
            .isReadOnly = field.value("read_only"_L1).toBool(),
            .isCustom = true,
            .permissionLevel = field.value("level"_L1).toInt()};
    }
    return known;
}

} // namespace FibreDesk

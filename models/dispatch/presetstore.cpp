// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "presetstore.h"

#include "erp/erpclient.h"
#include "erp/fieldmap.h"
#include "outbox/fieldwrite.h"
#include "outbox/writequeue.h"
#include "text/normalise.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

const QString table = u"preset"_s;
constexpr int mostPresets = 500;

bool flagOf(const QJsonValue &value)
{
    return value.isBool() ? value.toBool() : value.toVariant().toInt() != 0;
}

/// Some servers answer a JSON field as what it says.
QString textOf(const QJsonValue &value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return value.toString();
}

/// Conflict-checked: what was deleted is what was seen.
QCoro::Task<Result<void>> removeUnchanged(
    Erp::ErpClient *erp, QString doctype, Preset preset, RequestScope *scope)
{
    const auto document = co_await erp->get(doctype, preset.name, scope);
    if (!document && document.error().kind == ErrorKind::NotFound)
        co_return Result<void>(); // somebody else did
    if (!document)
        co_return std::unexpected(document.error());
    if (document->value("modified"_L1).toString() != preset.modified) {
        co_return std::unexpected(Error{.kind = ErrorKind::Conflict,
            .detail = document->value("modified_by"_L1).toString(),
            .source = u"erp delete %1"_s.arg(doctype)});
    }
    co_return co_await erp->remove(doctype, preset.name, scope);
}

} // namespace

PresetStore::PresetStore(
    Outbox::WriteQueue *queue, const Erp::FieldMap *map, Clock clock, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_map(map)
    , m_clock(std::move(clock))
    , m_doctype(map->doctype(table))
{
    connect(m_queue, &Outbox::WriteQueue::changed, this, &PresetStore::handleWrite);
    connect(m_queue, &Outbox::WriteQueue::loaded, this, &PresetStore::changed);
    connect(m_queue, &Outbox::WriteQueue::documentSeen, this,
        [this](const QString &doctype, const QString &, const QJsonObject &document) {
            if (doctype == m_doctype) {
                upsert(presetOf(document));
                Q_EMIT changed();
            }
        });
}

PresetStore::~PresetStore()
{
    // What is aborted answers at once: to nobody any more.
    blockSignals(true);
    m_erp = nullptr;
    ++m_generation;
    m_scope.abort();
}

QString PresetStore::serverField(const QString &field) const
{
    return m_map->serverField(table, field);
}

Preset PresetStore::presetOf(const QJsonObject &document) const
{
    const QJsonObject ours = m_map->toOurs(table, document);
    Preset preset{.name = ours.value("name"_L1).toString(),
        .title = ours.value("title"_L1).toString(),
        .filters = textOf(ours.value("filters"_L1)),
        .isShared = flagOf(ours.value("is_shared"_L1)),
        .owner = ours.value("owner"_L1).toString(),
        .modified = ours.value("modified"_L1).toString(),
        .modifiedBy = ours.value("modified_by"_L1).toString()};
    if (preset.title.isEmpty())
        preset.title = preset.name;
    return preset;
}

const Preset *PresetStore::find(const QString &name) const
{
    const auto found = std::ranges::find(m_presets, name, &Preset::name);
    return found == m_presets.end() ? nullptr : &*found;
}

void PresetStore::upsert(const Preset &preset)
{
    std::erase_if(m_presets, [&preset](const Preset &one) { return one.name == preset.name; });
    m_presets.push_back(preset);
    // Accents are no letters of their own: "Équipes" stands before "Secteur".
    std::ranges::sort(m_presets, [](const Preset &a, const Preset &b) {
        return std::pair(Text::foldText(a.title), a.name)
            < std::pair(Text::foldText(b.title), b.name);
    });
}

void PresetStore::refresh()
{
    if (!m_erp || m_isReading)
        return;
    m_isReading = true;
    Q_EMIT changed();
    Erp::ListQuery query{.doctype = m_doctype,
        .fields = QStringList{u"name"_s, u"modified"_s}
            + m_map->serverFields(
                table, {u"title"_s, u"filters"_s, u"is_shared"_s, u"owner"_s, u"modified_by"_s})};
    query.limit = mostPresets;
    QCoro::connect(m_erp->list(query, &m_scope), this,
        [this, generation = ++m_generation](const Result<QList<QJsonObject>> &rows) {
            if (generation != m_generation)
                return;
            m_isReading = false;
            if (rows) {
                m_access = Access::Ready;
                m_error.reset();
                m_readAt = m_clock.now();
                m_presets.clear();
                for (const QJsonObject &row : *rows)
                    upsert(presetOf(row));
            } else if (rows.error().kind == ErrorKind::NotFound) {
                m_access = Access::Absent;
                m_error.reset();
                m_presets.clear();
            } else {
                // What was read before stays, with its age.
                m_access = Access::Failed;
                m_error = rows.error();
            }
            Q_EMIT changed();
        });
}

QJsonObject PresetStore::kept() const
{
    QJsonArray all;
    for (const Preset &preset : m_presets) {
        all += QJsonObject{{u"name"_s, preset.name}, {u"title"_s, preset.title},
            {u"filters"_s, preset.filters}, {u"isShared"_s, preset.isShared},
            {u"owner"_s, preset.owner}, {u"modified"_s, preset.modified},
            {u"modifiedBy"_s, preset.modifiedBy}};
    }
    return {{u"readAt"_s, m_readAt.toString(Qt::ISODateWithMs)}, {u"presets"_s, all}};
}

void PresetStore::restore(const QJsonObject &kept)
{
    if (m_access == Access::Ready)
        return; // the server's own word is newer
    m_presets.clear();
    m_readAt = QDateTime::fromString(kept.value("readAt"_L1).toString(), Qt::ISODateWithMs);
    const QJsonArray all = kept.value("presets"_L1).toArray();
    for (const QJsonValue one : all) {
        upsert({.name = one["name"_L1].toString(),
            .title = one["title"_L1].toString(),
            .filters = one["filters"_L1].toString(),
            .isShared = one["isShared"_L1].toBool(),
            .owner = one["owner"_L1].toString(),
            .modified = one["modified"_L1].toString(),
            .modifiedBy = one["modifiedBy"_L1].toString()});
    }
    Q_EMIT changed();
}

void PresetStore::create(const QString &title, const QString &filters, const QString &tag)
{
    Outbox::NewWrite write;
    write.doctype = m_doctype;
    write.title = title;
    write.changes.fields = {{serverField(u"title"_s), Outbox::rawOf(title)},
        {serverField(u"filters"_s), Outbox::rawOf(filters)},
        {serverField(u"is_shared"_s), Outbox::rawOf(1)}};
    QCoro::connect(m_queue->add(write), this, [this, title, tag](const Result<QString> &id) {
        if (!id) {
            Q_EMIT failed(title, id.error());
            return;
        }
        m_tags.insert(*id, tag);
        handleWrite(*id); // it may be done already
    });
}

void PresetStore::change(const QString &name, const Change &change)
{
    const Preset *preset = find(name);
    if (!preset)
        return;
    std::vector<Outbox::FieldEdit> edits;
    const auto edit = [&](const QString &field, const QJsonValue &before, const QJsonValue &after) {
        if (before != after)
            edits.push_back({serverField(field), Outbox::rawOf(before), Outbox::rawOf(after)});
    };
    if (change.title)
        edit(u"title"_s, preset->title, *change.title);
    if (change.filters)
        edit(u"filters"_s, preset->filters, *change.filters);
    if (change.isShared)
        edit(u"is_shared"_s, int(preset->isShared), int(*change.isShared));
    if (edits.empty())
        return;
    QCoro::connect(m_queue->add(Outbox::fieldWrite({.doctype = m_doctype,
                                                       .name = preset->name,
                                                       .title = preset->title,
                                                       .modified = preset->modified},
                       edits)),
        this, [this, title = preset->title](const Result<QString> &id) {
            if (!id)
                Q_EMIT failed(title, id.error());
        });
}

void PresetStore::askDependents(const QString &name)
{
    if (!m_erp)
        return;
    QCoro::connect(Erp::askDependents(m_erp, m_doctype, name, &m_scope), this,
        [this, name](
            const Result<QList<Erp::Dependents>> &found) { Q_EMIT dependentsKnown(name, found); });
}

void PresetStore::remove(const QString &name)
{
    const Preset *preset = find(name);
    if (!preset)
        return;
    if (!m_erp) {
        Q_EMIT failed(preset->title,
            {.kind = ErrorKind::Offline, .detail = u"not connected"_s, .source = u"erp delete"_s});
        return;
    }
    QCoro::connect(removeUnchanged(m_erp, m_doctype, *preset, &m_scope), this,
        [this, seen = *preset](const Result<void> &done) {
            if (!done) {
                Q_EMIT failed(seen.title, done.error());
                // It may be gone all the same, or look otherwise now.
                refresh();
                return;
            }
            std::erase_if(m_presets, [&seen](const Preset &one) { return one.name == seen.name; });
            Q_EMIT removed(seen.title);
            Q_EMIT changed();
        });
}

std::vector<Outbox::Write> PresetStore::openWrites() const
{
    std::vector<Outbox::Write> open;
    for (const Outbox::Write &write : m_queue->writes()) {
        if (write.doctype == m_doctype && write.isOpen())
            open.push_back(write);
    }
    return open;
}

void PresetStore::handleWrite(const QString &id)
{
    const Outbox::Write *write = m_queue->find(id);
    if (!write || write->doctype != m_doctype)
        return;
    if (write->state == Outbox::State::Done && m_tags.contains(id))
        Q_EMIT created(m_tags.take(id));
    const bool isAgainst =
        write->state == Outbox::State::Refused || write->state == Outbox::State::Clash;
    if (isAgainst && !m_told.contains(id)) {
        m_told.insert(id);
        Q_EMIT failed(write->title,
            write->error.value_or(Error{
                .kind = ErrorKind::Conflict, .detail = write->theirName, .source = m_doctype}));
    } else if (!isAgainst) {
        m_told.remove(id);
    }
    Q_EMIT changed();
}

} // namespace FibreDesk::Dispatch

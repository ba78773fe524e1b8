// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "erp/erpclient.h"
#include "outbox/writequeue.h"

#include <QPointer>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk::Outbox {

namespace {

/// Longer texts cannot be filtered on; they are compared once the document is read.
constexpr qsizetype longestFilter = 140;
constexpr int mostAlike = 20;

const Changes &lookedFor(const Write &write)
{
    return write.wasSent && !write.sent.isEmpty() ? write.sent : write.changes;
}

/// Without any, the newest documents are compared.
QList<Erp::Filter> filtersOf(const Write &write, const QString &owner)
{
    if (!write.clientField.isEmpty()) {
        return {{write.clientField, u"="_s, write.clientId}};
    }
    QList<Erp::Filter> filters;
    if (!owner.isEmpty()) {
        filters += {u"owner"_s, u"="_s, owner};
    }
    const Fields &fields = lookedFor(write).fields;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
        const QString text = textOf(it.value());
        if (it.value().startsWith('"') && !text.isEmpty() && text.size() <= longestFilter) {
            filters += {it.key(), u"="_s, text};
        }
    }
    return filters;
}

bool isFieldRefused(const Error &error, const QString &field)
{
    if (error.kind != ErrorKind::Validation && error.kind != ErrorKind::Server
        && error.kind != ErrorKind::Forbidden) {
        return false;
    }
    const QRegularExpression word(u"\\b%1\\b"_s.arg(QRegularExpression::escape(field)));
    return error.detail.contains("field"_L1, Qt::CaseInsensitive)
        && word.match(error.detail).hasMatch();
}

RawDocument newDocument(const Changes &changes)
{
    RawDocument document = applied({}, changes);
    document.remove(u"name"_s);
    return document;
}

bool isMadeFrom(const RawDocument &document, const Changes &changes)
{
    return std::ranges::all_of(changes.fields.asKeyValueRange(),
        [&document](const auto &m) { return isSavedAs(m.second, document.value(m.first)); });
}

std::vector<RowChange> rowsOf(const Changes &changes, const QString &table)
{
    std::vector<RowChange> rows;
    std::ranges::copy_if(changes.rows, std::back_inserter(rows),
        [&table](const RowChange &row) { return row.table == table; });
    return rows;
}

/// What was edited after `sent` became `document`. The rows of a table that was edited are made
/// anew.
Changes editedSince(const Changes &sent, const Changes &wanted, const RawDocument &document)
{
    Changes edited;
    for (auto it = wanted.fields.cbegin(); it != wanted.fields.cend(); ++it) {
        if (!sent.fields.contains(it.key()) || sent.fields.value(it.key()) != it.value()) {
            edited.fields.insert(it.key(), it.value());
        }
    }
    for (auto it = sent.fields.cbegin(); it != sent.fields.cend(); ++it) {
        if (!wanted.fields.contains(it.key())) {
            edited.fields.insert(it.key(), "null"_ba);
        }
    }
    const Changes both{.fields = {}, .rows = sent.rows};
    QStringList tables = both.touched();
    for (const RowChange &row : wanted.rows) {
        if (!tables.contains(row.table)) {
            tables += row.table;
        }
    }
    for (const QString &table : std::as_const(tables)) {
        std::vector<RowChange> rows = rowsOf(wanted, table);
        if (rows == rowsOf(sent, table)) {
            continue;
        }
        for (const RawDocument &row : document.table(table)) {
            edited.rows.push_back({.kind = RowChange::Kind::Removed,
                .table = table,
                .row = row.text(u"name"_s),
                .fields = {}});
        }
        std::ranges::move(rows, std::back_inserter(edited.rows));
    }
    return edited;
}

} // namespace

QCoro::Task<WriteQueue::Step> WriteQueue::create(QString id)
{
    const QPointer<WriteQueue> self(this);
    const Write *write = find(id);
    if (!write || (write->state != State::Waiting && write->state != State::Uncertain)) {
        co_return Step::Over;
    }
    const int revision = write->revision;
    if (write->wasSent) {
        const Step step = co_await lookUpLost(id);
        if (!self || step == Step::Over) {
            co_return Step::Over;
        }
    } else if (write->clientField.isEmpty()) {
        // What is alike already is no result of ours.
        const auto known = co_await namesAlike(*write);
        if (!self) {
            co_return Step::Over;
        }
        write = find(id);
        if (!write || write->revision != revision) {
            co_return Step::Over; // edited or given up meanwhile
        }
        if (!known) {
            co_return co_await afterFailedRead(id, known.error());
        }
        change(id, [&known](Write &one) { one.knownBefore = *known; });
    }
    write = find(id);
    if (!write || write->revision != revision) {
        co_return Step::Over;
    }
    const QString doctype = write->doctype;
    const QByteArray body = newDocument(write->changes).toBytes();
    const bool wasSentBefore = write->wasSent;
    const Changes sentBefore = write->sent;
    const bool isSending = co_await setSending(id, [](Write &one) {
        one.mayRepeat = false;
        one.sent = one.changes;
    });
    if (!self || !isSending) {
        co_return Step::Over;
    }
    const auto answer = co_await m_erp->insertBytes(doctype, body, &m_scope);
    if (!self) {
        co_return Step::Over;
    }
    const auto saved = answer.and_then(&RawDocument::parse);
    if (saved) {
        co_await setDone(id, *saved);
        co_return Step::Over;
    }
    const bool isTwice = saved.error().type == "UniqueValidationError"_L1
        || saved.error().type == "DuplicateEntryError"_L1;
    write = find(id);
    if (isTwice && write && !write->clientField.isEmpty()) {
        // Our own id is taken: an earlier try arrived after all.
        if (wasSentBefore) {
            change(id, [&sentBefore](Write &one) { one.sent = sentBefore; });
        }
        write = find(id);
        if (!write) {
            co_return Step::Over;
        }
        const auto earlier = co_await lookUp(*write);
        if (!self) {
            co_return Step::Over;
        }
        if (earlier && *earlier) {
            co_await setFound(id, **earlier);
            co_return Step::Over;
        }
    }
    co_return co_await afterFailedSave(id, saved.error(), wasSentBefore);
}

QCoro::Task<WriteQueue::Step> WriteQueue::lookUpLost(QString id)
{
    const QPointer<WriteQueue> self(this);
    const Write *write = find(id);
    if (!write) {
        co_return Step::Over;
    }
    const int revision = write->revision;
    const bool mayRepeat = write->mayRepeat || !write->clientField.isEmpty();
    const auto earlier = co_await lookUp(*write);
    if (!self) {
        co_return Step::Over;
    }
    write = find(id);
    if (!write || write->revision != revision) {
        co_return Step::Over; // edited or given up meanwhile
    }
    if (!earlier) {
        co_return co_await afterFailedRead(id, earlier.error());
    }
    if (*earlier) {
        co_await setFound(id, **earlier);
        co_return Step::Over;
    }
    if (mayRepeat && isAnothers(*write)) {
        // It is not there, and goes again with who wrote it.
        co_await setState(id, State::Waiting, std::nullopt);
        co_return Step::Over;
    }
    if (mayRepeat) {
        co_return Step::Again;
    }
    // It may still be on its way, and nothing at the server would keep a second one out.
    change(id, [](Write &one) { one.isLookedUp = true; });
    write = find(id);
    co_await setState(id, State::Uncertain, write ? write->error : std::nullopt);
    co_return Step::Over;
}

QCoro::Task<void> WriteQueue::setFound(QString id, RawDocument document)
{
    const Write *write = find(id);
    if (!write) {
        co_return;
    }
    const Changes edited = editedSince(write->sent, write->changes, document);
    const bool isAlike = edited.rows.empty() && isMadeFrom(document, edited);
    if (isAlike) {
        co_await setDone(id, std::move(document));
        co_return;
    }
    const QString name = document.text(u"name"_s);
    change(id, [&](Write &one) {
        one.isCreate = false;
        one.name = name;
        one.base = document;
        one.changes = edited;
        one.sent = {};
        one.knownBefore.clear();
        one.wasSent = false; // of what is left nothing was
        one.isLookedUp = false;
        one.error.reset();
        one.state = State::Waiting;
    });
    QStringList ids{id};
    for (Write &later : m_writes) {
        if (later.follows == id && later.name.isEmpty()) {
            later.name = name;
            later.base = document;
            ++later.revision;
            ids += later.id;
        }
    }
    ids += handName(id);
    (void)co_await keep(ids);
}

QCoro::Task<Result<QStringList>> WriteQueue::namesAlike(Write write)
{
    // Where somebody else signed in since, nobody knows in whose name it was made.
    const bool isOurs =
        !write.takenAt.isValid() && (m_author.isEmpty() || m_author == write.author);
    Erp::ListQuery query;
    query.doctype = write.doctype;
    query.filters = filtersOf(write, isOurs ? write.author : QString());
    query.order = {{.field = u"creation"_s, .isDescending = true}};
    query.limit = mostAlike;
    const QPointer<WriteQueue> self(this);
    while (self) {
        const auto rows = co_await m_erp->list(query, &m_scope);
        if (rows) {
            QStringList names;
            for (const QJsonObject &row : *rows) {
                names += row["name"_L1].toString();
            }
            co_return names;
        }
        // Fields that the server fetches from elsewhere cannot be asked for ("Field not permitted
        // in query: customer_name"). What is listed without them is compared as a whole anyway.
        const auto refused =
            std::ranges::find_if(query.filters, [&rows](const Erp::Filter &filter) {
                return isFieldRefused(rows.error(), filter.field);
            });
        if (refused == query.filters.end()) {
            co_return std::unexpected(rows.error());
        }
        query.filters.erase(refused);
    }
    co_return std::unexpected(Error{.kind = ErrorKind::Cancelled, .source = u"outbox"_s});
}

QCoro::Task<Result<std::optional<RawDocument>>> WriteQueue::lookUp(Write write)
{
    const QPointer<WriteQueue> self(this);
    const auto names = co_await namesAlike(write);
    if (!names) {
        co_return std::unexpected(names.error());
    }
    for (const QString &name : *names) {
        if (!self) {
            break;
        }
        if (write.knownBefore.contains(name)) {
            continue;
        }
        const auto bytes = co_await m_erp->getBytes(write.doctype, name, &m_scope);
        const auto document = bytes.and_then(&RawDocument::parse);
        if (!document && document.error().type == "DoesNotExistError"_L1) {
            continue; // deleted since it was listed
        }
        if (!document) {
            co_return std::unexpected(document.error());
        }
        if (!write.clientField.isEmpty() || isMadeFrom(*document, lookedFor(write))) {
            co_return std::optional(*document);
        }
    }
    co_return std::optional<RawDocument>();
}

} // namespace FibreDesk::Outbox

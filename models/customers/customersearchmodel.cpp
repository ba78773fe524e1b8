// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "customersearchmodel.h"

#include "store/customerqueries.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCoroTask>

using namespace Qt::StringLiterals;

namespace FibreDesk {

CustomerSearchModel::CustomerSearchModel(Store::Mirror *mirror, QObject *parent)
    : QAbstractListModel(parent)
    , m_mirror(mirror)
{
    // Several keys in one turn of the loop are one question.
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(0);
    connect(&m_askTimer, &QTimer::timeout, this, &CustomerSearchModel::ask);
}

void CustomerSearchModel::setText(const QString &text)
{
    if (m_text == text) {
        return;
    }
    m_text = text;
    m_isSearching = true;
    m_askTimer.start();
    Q_EMIT textChanged();
    Q_EMIT stateChanged();
}

void CustomerSearchModel::setRecent(const QStringList &ids)
{
    if (m_recent != ids) {
        m_recent = ids;
        if (m_text.trimmed().isEmpty()) {
            m_askTimer.start();
        }
    }
}

void CustomerSearchModel::ask()
{
    const int generation = ++m_generation;
    // The answer to an earlier question is of no use any more.
    if (m_isVoid) {
        m_isVoid->store(true);
    }
    const QString text = m_text.trimmed();
    if (text.isEmpty()) {
        askRecent(generation);
        return;
    }
    m_isVoid = std::make_shared<std::atomic<bool>>(false);
    QCoro::connect(m_mirror->read([text, isVoid = m_isVoid](QSqlDatabase &db) {
        return Store::search(db, text, {.limit = 60, .isVoid = isVoid});
    }),
        this, [this, generation](const Result<Store::SearchAnswer> &answer) {
            if (generation != m_generation) {
                return; // a later question has been asked
            }
            m_isSearching = false;
            if (!answer) {
                m_error = errorText(answer.error());
                Q_EMIT stateChanged();
                return;
            }
            m_error = {};
            std::vector<Row> rows;
            for (const Store::SearchHit &hit : answer->hits) {
                rows.push_back({.id = hit.kind + u'/' + hit.id,
                    .kind = hit.kind,
                    .document = hit.id,
                    .customer = hit.kind == Store::Kind::Customer ? hit.id : hit.customer,
                    .plain = hit.title,
                    .title = Store::markedText(hit.title, hit.titleRanges),
                    .subtitle = hit.subtitle,
                    .match = hit.textRanges.isEmpty() || hit.text == hit.title
                        ? QString()
                        : Store::markedText(hit.text, hit.textRanges)});
            }
            m_isCut = answer->isCut;
            show(std::move(rows), true);
        });
}

void CustomerSearchModel::askRecent(int generation)
{
    QCoro::connect(m_mirror->read([ids = m_recent](
                                      QSqlDatabase &db) { return Store::customerLines(db, ids); }),
        this, [this, generation](const Result<std::vector<Store::CustomerLine>> &lines) {
            if (generation != m_generation) {
                return;
            }
            m_isSearching = false;
            std::vector<Row> rows;
            if (lines) {
                m_error = {};
                for (const Store::CustomerLine &line : *lines) {
                    rows.push_back({.id = u"recent/"_s + line.id,
                        .kind = u"recent"_s,
                        .document = line.id,
                        .customer = line.id,
                        .plain = line.name,
                        .title = line.name.toHtmlEscaped(),
                        .subtitle = line.city,
                        .match = {}});
                }
            } else {
                m_error = errorText(lines.error());
            }
            m_isCut = false;
            show(std::move(rows), false);
        });
}

void CustomerSearchModel::show(std::vector<Row> rows, bool isAnswer)
{
    m_hasSearched = isAnswer;
    m_rows.applySnapshot(std::move(rows));
    Q_EMIT countChanged();
    Q_EMIT stateChanged();
}

QString CustomerSearchModel::customerAt(int row) const
{
    return row >= 0 && row < count() ? m_rows.at(row).customer : QString();
}

QString CustomerSearchModel::firstCustomer() const
{
    for (const Row &row : m_rows.rows()) {
        if (!row.customer.isEmpty()) {
            return row.customer;
        }
    }
    return {};
}

int CustomerSearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CustomerSearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KindRole:
        return row.kind;
    case IdRole:
        return row.document;
    case CustomerRole:
        return row.customer;
    case TitleRole:
        return row.title;
    case SubtitleRole:
        return row.subtitle;
    case MatchRole:
        return row.match;
    case PlainRole:
    case Qt::DisplayRole:
        return row.plain;
    default:
        return {};
    }
}

QHash<int, QByteArray> CustomerSearchModel::roleNames() const
{
    return {{KindRole, "kind"}, {IdRole, "documentId"}, {CustomerRole, "customer"},
        {TitleRole, "styledTitle"}, {SubtitleRole, "subtitle"}, {MatchRole, "styledMatch"},
        {PlainRole, "plainTitle"}};
}

QList<int> CustomerSearchModel::changedRoles(const Row &before, const Row &after)
{
    QList<int> roles;
    if (before.customer != after.customer) {
        roles += CustomerRole;
    }
    if (before.title != after.title) {
        roles += {TitleRole, PlainRole};
    }
    if (before.subtitle != after.subtitle) {
        roles += SubtitleRole;
    }
    if (before.match != after.match) {
        roles += MatchRole;
    }
    return roles;
}

} // namespace FibreDesk

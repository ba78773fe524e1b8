// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "customfields.h"

#include "erp/erpclient.h"
#include "fieldtext.h"
#include "outbox/writequeue.h"
#include "recorddesk.h"
#include "store/mirror.h"
#include "store/syncstate.h"

#include <QCoroTask>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// Whoever walks through a list asks for none of the records passed by.
constexpr auto rest = std::chrono::milliseconds(300);

} // namespace

CustomFields::CustomFields(RecordDesk *desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_fields(desk->parts().queue)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(rest);
    connect(&m_timer, &QTimer::timeout, this, &CustomFields::ask);
    connect(m_desk, &RecordDesk::learnt, this, [this](const QString &kind) {
        if (kind == m_kind && !m_id.isEmpty()) {
            if (std::exchange(m_isFormFailed, false)) {
                m_error = {};
            }
            m_isForbidden = false;
            look();
        }
    });
    connect(m_desk, &RecordDesk::failed, this, [this](const QString &kind, const Error &error) {
        if (kind != m_kind || m_id.isEmpty() || error.kind == ErrorKind::Cancelled) {
            return;
        }
        const auto known = m_desk->customFields(kind);
        if (known && known->isEmpty()) {
            return; // there were none when it could be read: nothing is missed
        }
        m_isForbidden = !known && error.kind == ErrorKind::Forbidden;
        m_isFormFailed = !m_isForbidden;
        m_error = m_isForbidden ? ErrorText() : errorText(error);
        Q_EMIT changed();
    });
    connect(m_desk, &RecordDesk::onlineChanged, this, [this] {
        if (!m_id.isEmpty()) {
            m_desk->learn(m_kind);
            look();
        }
    });
    if (m_desk->parts().mirror) {
        connect(m_desk->parts().mirror, &Store::Mirror::documentsChanged, this,
            &CustomFields::handleChanges);
        QCoro::connect(
            m_desk->parts().mirror->read([](QSqlDatabase &db) { return Store::siteTimeZone(db); }),
            this, [this](const Result<QTimeZone> &zone) {
                if (zone) {
                    m_fields.setSiteZone(*zone);
                }
            });
    }
}

CustomFields::~CustomFields()
{
    m_scope.abort();
}

bool CustomFields::isOffline() const
{
    return m_isKnown && !m_desk->canAsk() && m_fields.count() == 0;
}

void CustomFields::open(const QString &kind, const QString &id, const QString &title)
{
    m_title = title;
    if (kind == m_kind && id == m_id) {
        return;
    }
    ++m_generation;
    m_scope.abort();
    m_timer.stop();
    m_kind = kind;
    m_id = id;
    m_isKnown = false;
    m_isRead = false;
    m_isAsking = false;
    m_isForbidden = false;
    m_isFormFailed = false;
    m_readAt = {};
    m_error = {};
    m_fields.clear();
    Q_EMIT changed();
    if (!id.isEmpty()) {
        m_desk->learn(kind);
        look();
    }
}

/// What is known of the kind decides whether its document is worth a question.
void CustomFields::look()
{
    const auto fields = m_desk->customFields(m_kind);
    const bool isKnown = fields && !fields->isEmpty();
    if (isKnown != m_isKnown) {
        m_isKnown = isKnown;
        if (!isKnown) {
            m_fields.clear();
        }
    }
    Q_EMIT changed();
    if (m_isKnown && m_desk->canAsk()) {
        m_timer.start();
    }
}

void CustomFields::askAgain()
{
    if (!m_id.isEmpty()) {
        m_desk->learn(m_kind);
        if (m_isKnown) {
            ask();
        }
    }
}

void CustomFields::ask()
{
    if (!m_desk->canAsk() || m_id.isEmpty()) {
        return;
    }
    m_isAsking = true;
    Q_EMIT changed();
    const int generation = ++m_generation;
    QCoro::connect(
        m_desk->parts().erp->getBytes(m_desk->parts().map->doctype(m_kind), m_id, &m_scope), this,
        [this, generation](const Result<QByteArray> &bytes) {
            if (generation != m_generation) {
                return;
            }
            m_isAsking = false;
            const auto document = bytes.and_then(&Outbox::RawDocument::parse);
            m_isFormFailed = false;
            m_error = document ? ErrorText() : errorText(document.error());
            if (document) {
                m_isRead = true;
                m_readAt = QDateTime::currentDateTimeUtc();
                show(*document);
            }
            Q_EMIT changed();
        });
}

void CustomFields::show(const Outbox::RawDocument &document)
{
    const auto known = m_desk->customFields(m_kind);
    if (!known) {
        return;
    }
    std::vector<RecordField> fields;
    QString section;
    for (const Erp::DocField &field : *known) {
        if (field.type == "Section Break"_L1 || field.type == "Tab Break"_L1) {
            section = field.label;
            continue;
        }
        const Outbox::RawValue raw = document.value(field.name);
        // What the role may not see comes without a value, and cannot be told from an empty one.
        if (field.permissionLevel > 0 && Outbox::isSameValue(raw, {})) {
            continue;
        }
        const QString format = FieldText::formatOf(field);
        QStringList choices = field.options.split(u'\n');
        // One line holds one line: a text of several would lose its ends.
        const bool hasLines = Outbox::textOf(raw).contains(u'\n');
        fields.push_back({.id = field.name,
            .label = field.label.isEmpty() ? field.name : field.label,
            .section = std::exchange(section, {}), // only where it begins
            .format = format,
            .choices = format == "choice"_L1 ? choices : QStringList(),
            .raw = raw,
            .isEditable = !field.isReadOnly && field.permissionLevel == 0
                && FieldText::isEditable(format) && !hasLines});
    }
    m_fields.show({.doctype = m_desk->parts().map->doctype(m_kind),
                      .name = m_id,
                      .title = m_title,
                      .modified = document.text(u"modified"_s)},
        std::move(fields));
}

void CustomFields::handleChanges(const Store::Changes &changes)
{
    if (m_isKnown && !m_id.isEmpty() && m_desk->canAsk()
        && (changes.everything || changes.ids.value(m_kind).contains(m_id))) {
        m_timer.start();
    }
}

} // namespace FibreDesk

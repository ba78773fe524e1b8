// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "core/requestscope.h"
#include "outbox/rawdocument.h"
#include "recordfieldsmodel.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

namespace FibreDesk {

class RecordDesk;
namespace Store {
struct Changes;
}

/// What an administrator added to the record in front, by the form's own order and labels: nothing
/// where there is none. The document is fetched once the eye rests on it, and again as it changes.
class CustomFields : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the page's controller")
    Q_PROPERTY(FibreDesk::RecordFieldsModel *fields READ fields CONSTANT)
    Q_PROPERTY(bool isAny READ isAny NOTIFY changed)
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY changed)
    Q_PROPERTY(bool isOffline READ isOffline NOTIFY changed)
    Q_PROPERTY(bool isForbidden READ isForbidden NOTIFY changed)
    Q_PROPERTY(QDateTime readAt READ readAt NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    explicit CustomFields(RecordDesk *desk, QObject *parent = nullptr);
    ~CustomFields() override;

    /// `kind` is our name of the doctype. Empty id = no record.
    void open(const QString &kind, const QString &id, const QString &title);
    void close() { open(m_kind, {}, {}); }
    Q_INVOKABLE void askAgain();
    void setLanguage(const QString &language) { m_fields.setLanguage(language); }

    [[nodiscard]] RecordFieldsModel *fields() { return &m_fields; }
    /// There is something to show or to say.
    [[nodiscard]] bool isAny() const
    {
        return m_error.isSet() || m_isForbidden
            || (m_isKnown && !(m_isRead && m_fields.count() == 0));
    }
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    /// There are such fields, and without the server their values are not known.
    [[nodiscard]] bool isOffline() const;
    /// Nobody knows of such fields, and this account may not look.
    [[nodiscard]] bool isForbidden() const { return m_isForbidden; }
    /// When the values came from the server.
    [[nodiscard]] QDateTime readAt() const { return m_readAt; }
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void look();
    void ask();
    void show(const Outbox::RawDocument &document);
    void handleChanges(const Store::Changes &changes);

    RecordDesk *m_desk;
    RecordFieldsModel m_fields;
    RequestScope m_scope;
    QTimer m_timer;
    QString m_kind;
    QString m_id;
    QString m_title;
    bool m_isKnown = false; ///< the kind has custom fields
    bool m_isRead = false; ///< the document came; it may show none of them to this account
    bool m_isAsking = false;
    bool m_isForbidden = false;
    bool m_isFormFailed = false; ///< m_error is of the look at the form
    QDateTime m_readAt;
    ErrorText m_error;
    int m_generation = 0;
};

} // namespace FibreDesk

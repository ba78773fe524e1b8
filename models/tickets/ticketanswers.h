// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/requestscope.h"
#include "tickets/cannedanswer.h"

#include <QObject>
#include <QThreadPool>
#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk {

namespace Erp {
class ErpClient;
}

/// Texts that are written often: the Email Templates of ERPNext, copied for when it is not reached,
/// and one's own. Placeholders are filled in from the ticket in front.
class TicketAnswers : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketWriting")
    Q_PROPERTY(FibreDesk::RecordModel *list READ list CONSTANT)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(bool isFetching READ isFetching NOTIFY changed)

public:
    explicit TicketAnswers(Erp::ErpClient *erp, QObject *parent = nullptr);
    ~TicketAnswers() override;

    void open(const QString &path);
    void setOnline(bool isOnline) { m_isOnline = isOnline; }
    void setTicket(const QString &ticket, const QString &subject, const QString &customerName);

    /// Asks the server for its texts, once in a while.
    Q_INVOKABLE void fetch();
    /// The text with its placeholders filled in.
    Q_INVOKABLE QString textOf(const QString &id) const;
    /// Keeps a text of one's own under a name; one that exists is replaced.
    Q_INVOKABLE void keep(const QString &name, const QString &text);
    Q_INVOKABLE void remove(const QString &id);

    [[nodiscard]] RecordModel *list() { return &m_list; }
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] bool isFetching() const { return m_isFetching; }

Q_SIGNALS:
    void filterChanged();
    void changed();

private:
    void show();
    void save();

    Erp::ErpClient *m_erp;
    QThreadPool m_thread; ///< the one that touches the file
    QString m_path;
    bool m_isOnline = true;
    bool m_isLoaded = false;
    bool m_isFetching = false;
    bool m_isFetched = false;
    QString m_ticket;
    QString m_subject;
    QString m_customerName;
    QString m_filter;
    std::vector<Tickets::CannedAnswer> m_answers;
    RecordModel m_list;
    ErrorText m_error;
    RequestScope m_scope; // last: what it ends is still told to the members above
};

} // namespace FibreDesk

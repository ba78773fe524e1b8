// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/clock.h"
#include "core/requestscope.h"
#include "tickets/liveticket.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <qqmlintegration.h>

#include <functional>

namespace FibreDesk {

namespace Erp {
class ErpClient;
}

/// What the server alone can say of the ticket in front: its files, whose it is there and who else
/// has opened it. Asked once the eye rests on a ticket; files are fetched one by one on demand.
class TicketLive : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketsController")
    Q_PROPERTY(FibreDesk::RecordModel *files READ files CONSTANT)
    Q_PROPERTY(QString assigned READ assigned NOTIFY changed)
    Q_PROPERTY(QString seenBy READ seenBy NOTIFY changed)
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY changed)
    Q_PROPERTY(QDateTime askedAt READ askedAt NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    /// `erp` may be null: then nothing is asked. Opened files are kept in a folder of this desk
    /// below `directory` until it ends.
    TicketLive(Erp::ErpClient *erp, QString directory, Clock clock, QObject *parent = nullptr);
    ~TicketLive() override;

    /// Offline nothing is asked; the ticket in front is asked about as soon as it may be.
    void setOnline(bool isOnline);
    /// Opened files of this desk, and what others that are no more left behind.
    void removeOpened();
    /// Another ticket; empty = none.
    void setTicket(const QString &ticket);
    /// Its messages, whose files are wanted too, and the names of staff.
    void setContext(const QStringList &messages, const QHash<QString, QString> &staff);

    /// Fetches the file and hands it to fileReady(); only kinds that cannot be run.
    Q_INVOKABLE void openFile(const QString &id);
    /// Goes on whatever ticket comes in front.
    Q_INVOKABLE void saveFile(const QString &id, const QUrl &target);
    /// What a file may be called in a folder.
    Q_INVOKABLE QString safeName(const QString &id) const;
    Q_INVOKABLE void askAgain();

    [[nodiscard]] RecordModel *files() { return &m_files; }
    [[nodiscard]] QString assigned() const { return named(m_live.assigned); }
    [[nodiscard]] QStringList assignedUsers() const { return m_live.assigned; }
    [[nodiscard]] QString seenBy() const { return named(m_live.seenBy); }
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    [[nodiscard]] QDateTime askedAt() const { return m_askedAt; }
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void fileReady(const QUrl &file);
    /// How saving a file ended; `tone` as of a notice.
    void noticed(const QString &text, const QString &tone);

private:
    /// Puts the content away on another thread; answers the path.
    using Keep = std::function<Result<QString>(const QByteArray &)>;
    using Done = std::function<void(const Result<QString> &, bool isInFront)>;

    [[nodiscard]] bool canAsk() const { return m_erp && m_isOnline; }
    void ask();
    void showFiles();
    [[nodiscard]] const Tickets::Attachment *find(const QString &id) const;
    /// How it ended stands on the file's row while its ticket is in front.
    void fetch(const QString &id, RequestScope *scope, Keep keep, Done done);
    [[nodiscard]] QString named(const QStringList &people) const;

    Erp::ErpClient *m_erp;
    QString m_base;
    QString m_directory;
    Clock m_clock;
    RequestScope m_scope; ///< of the ticket in front
    RequestScope m_saves;
    bool m_isOnline = true;
    QTimer m_askTimer;
    QString m_ticket;
    QStringList m_messages;
    QHash<QString, QString> m_staff;
    Tickets::LiveTicket m_live;
    RecordModel m_files;
    QHash<QString, QString> m_states; ///< by file: "", "fetching", "kept", else why it failed
    bool m_isAsking = false;
    QDateTime m_askedAt;
    ErrorText m_error;
    int m_generation = 0;
    int m_visit = 0; ///< one more with each ticket
};

} // namespace FibreDesk

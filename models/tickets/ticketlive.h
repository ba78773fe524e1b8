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
    /// `erp` may be null: then nothing is asked. Opened files are kept below `directory` until
    /// the desk ends.
    TicketLive(Erp::ErpClient *erp, QString directory, Clock clock, QObject *parent = nullptr);
    ~TicketLive() override;

    /// Another ticket; empty = none.
    void setTicket(const QString &ticket);
    /// Its messages, whose files are wanted too, and the names of staff.
    void setContext(const QStringList &messages, const QHash<QString, QString> &staff);

    /// Fetches the file and hands it to fileReady(); only kinds that cannot be run.
    Q_INVOKABLE void openFile(const QString &id);
    Q_INVOKABLE void saveFile(const QString &id, const QUrl &target);
    /// What a file may be called in a folder.
    Q_INVOKABLE QString safeName(const QString &id) const;
    Q_INVOKABLE void askAgain();

    [[nodiscard]] RecordModel *files() { return &m_files; }
    [[nodiscard]] QString assigned() const { return named(m_live.assigned); }
    [[nodiscard]] QString seenBy() const { return named(m_live.seenBy); }
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    [[nodiscard]] QDateTime askedAt() const { return m_askedAt; }
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void fileReady(const QUrl &file);
    void fileSaved(const QString &path);

private:
    void ask();
    void showFiles();
    [[nodiscard]] const Tickets::Attachment *find(const QString &id) const;
    /// Runs `keep` with the content once it is here; a failure stands on the file's row.
    void fetch(const QString &id, std::function<Result<void>(const QByteArray &)> keep);
    [[nodiscard]] QString named(const QStringList &people) const;

    Erp::ErpClient *m_erp;
    QString m_directory;
    Clock m_clock;
    RequestScope m_scope;
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
};

} // namespace FibreDesk

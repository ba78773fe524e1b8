// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/clock.h"
#include "core/requestscope.h"
#include "tickets/filefetch.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <qqmlintegration.h>

#include <functional>

namespace FibreDesk {

/// The files of the open customer and of their tickets. Only the server knows them: it is asked
/// once the eye rests on the customer, and each file is fetched on demand.
class CustomerFiles : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CustomersController")
    Q_PROPERTY(FibreDesk::RecordModel *files READ files CONSTANT)
    Q_PROPERTY(bool isAsking READ isAsking NOTIFY changed)
    Q_PROPERTY(bool isOnline READ isOnline NOTIFY changed)
    Q_PROPERTY(bool isCut READ isCut NOTIFY changed)
    Q_PROPERTY(QDateTime askedAt READ askedAt NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    explicit CustomerFiles(Clock clock, QObject *parent = nullptr);
    ~CustomerFiles() override;

    /// Whom to ask; may be null. Opened files lie in a folder of this desk below `directory` until
    /// it ends.
    void setServer(Erp::ErpClient *erp, const QString &directory);
    /// Offline nothing is asked.
    void setOnline(bool isOnline);
    void removeOpened();
    /// Another customer with the tickets they have, newest first; empty = none.
    void setCustomer(const QString &customer, const QStringList &tickets);

    Q_INVOKABLE void openFile(const QString &id);
    Q_INVOKABLE void saveFile(const QString &id, const QUrl &target);
    /// What a file may be called in a folder.
    Q_INVOKABLE QString safeName(const QString &id) const;
    Q_INVOKABLE void askAgain();

    /// Known, and of a kind that another program may be given.
    [[nodiscard]] bool isOpenable(const QString &id) const;
    [[nodiscard]] RecordModel *files() { return &m_files; }
    [[nodiscard]] const std::vector<Tickets::FoundFile> &found() const { return m_found; }
    [[nodiscard]] bool isAsking() const { return m_isAsking; }
    [[nodiscard]] bool isOnline() const { return m_erp && m_isOnline; }
    /// Of the oldest tickets nothing was asked, or there are more files than are listed.
    [[nodiscard]] bool isCut() const;
    [[nodiscard]] QDateTime askedAt() const { return m_askedAt; }
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void foundChanged();
    void fileReady(const QUrl &file);
    /// How saving a file ended, or why one cannot be opened; `tone` as of a notice. `customer` is
    /// whose file it is, who may no more be in front.
    void noticed(const QString &text, const QString &tone, const QString &customer);

private:
    using Keep = std::function<Result<QString>(const QByteArray &)>;
    using Done = std::function<void(const Result<QString> &, bool isInFront)>;

    void ask();
    void showFiles();
    [[nodiscard]] const Tickets::FoundFile *find(const QString &id) const;
    void fetch(const QString &id, RequestScope *scope, Keep keep, Done done);

    Erp::ErpClient *m_erp = nullptr;
    QString m_base;
    QString m_directory;
    Clock m_clock;
    RequestScope m_scope; ///< of the customer in front
    RequestScope m_saves;
    bool m_isOnline = true;
    QTimer m_askTimer;
    QString m_customer;
    QStringList m_tickets;
    std::vector<Tickets::FoundFile> m_found;
    RecordModel m_files;
    QHash<QString, QString> m_states; ///< by file: "", "fetching", "kept", else why it failed
    bool m_isListCut = false;
    bool m_isAsking = false;
    QDateTime m_askedAt;
    ErrorText m_error;
    int m_generation = 0;
    int m_visit = 0; ///< one more with each customer
};

} // namespace FibreDesk

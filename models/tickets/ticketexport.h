// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/rowselection.h"
#include "ticketlistmodel.h"

#include <QObject>
#include <QSaveFile>
#include <QUrl>
#include <qqmlintegration.h>

#include <functional>
#include <memory>
#include <vector>

namespace FibreDesk {

namespace Store {
class Mirror;
}

/// Writes the list as it is shown to a CSV file, piece by piece: a quarter of a million rows are
/// never held at once, and none is written on the window's thread. The old file stays until the
/// new one is whole.
class TicketExport : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TicketsController")
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    TicketExport(Store::Mirror *mirror, TicketListModel *list, QObject *parent = nullptr);

    Q_INVOKABLE void start(const QUrl &target);
    /// Only the rows that are marked, also those that the list does not show now.
    Q_INVOKABLE void startMarked(const QUrl &target, FibreDesk::RowSelection *marked);
    Q_INVOKABLE void cancel();

    [[nodiscard]] bool isRunning() const { return m_file != nullptr; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void finished(const QString &path, int rows);

private:
    static constexpr std::size_t piece = 2000;

    void begin(const QUrl &target, std::vector<qint64> rows);
    void next();
    void take(const std::vector<qint64> &rows, const std::vector<Store::TicketLine> &lines);
    [[nodiscard]] static QByteArray lineOf(const QStringList &cells);
    /// One step at the file on another thread, then on with it here; a step that fails ends all.
    void work(std::function<bool(QSaveFile &)> step, std::function<void()> then);
    void fail(const Error &error);

    Store::Mirror *m_mirror;
    TicketListModel *m_list;
    std::shared_ptr<QSaveFile> m_file;
    bool m_isCommitting = false; ///< too late to be cancelled
    std::vector<qint64> m_rows;
    std::size_t m_at = 0;
    int m_written = 0;
    ErrorText m_error;
    int m_generation = 0;
};

} // namespace FibreDesk

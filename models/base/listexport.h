// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"

#include <QCoroTask>
#include <QObject>
#include <QSaveFile>
#include <QStringList>
#include <QUrl>
#include <qqmlintegration.h>

#include <functional>
#include <memory>
#include <vector>

namespace FibreDesk {

/// One line of such a file, safe to be opened by a spreadsheet; amounts ("-20.00") stay numbers.
[[nodiscard]] QByteArray csvLine(const QStringList &cells);

/// Writes a list as it is shown to a CSV file, piece by piece: hundreds of thousands of rows are
/// never held at once, and none is written on the window's thread. The old file stays until the new
/// one is whole.
class ListExport : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the page's controller")
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    using Cells = std::vector<QStringList>;
    /// Where the rows come from; asked when an export starts.
    struct Source {
        QStringList header;
        std::vector<qint64> rows;
        /// The cells of these rows, in their order; what is gone meanwhile is left out.
        std::function<QCoro::Task<Result<Cells>>(std::vector<qint64>)> read;
    };

    explicit ListExport(std::function<Source()> source, QObject *parent = nullptr);

    Q_INVOKABLE void start(const QUrl &target);
    Q_INVOKABLE void cancel();

    [[nodiscard]] bool isRunning() const { return m_file != nullptr; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void finished(const QString &path, int rows);

protected:
    /// Writes these rows instead of the source's own.
    void write(const QUrl &target, Source source);

private:
    static constexpr std::size_t piece = 2000;

    void next();
    void take(std::size_t taken, const Cells &cells);
    /// One step at the file on another thread, then on with it here; a step that fails ends all.
    void work(std::function<bool(QSaveFile &)> step, std::function<void()> then);
    void fail(const Error &error);

    std::function<Source()> m_makeSource;
    Source m_source;
    std::shared_ptr<QSaveFile> m_file;
    bool m_isCommitting = false; ///< too late to be cancelled
    std::size_t m_at = 0;
    int m_written = 0;
    ErrorText m_error;
    int m_generation = 0;
};

} // namespace FibreDesk

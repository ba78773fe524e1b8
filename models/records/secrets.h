// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/requestscope.h"

#include <QByteArray>
#include <QCoroTask>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <qqmlintegration.h>

#include <chrono>

namespace FibreDesk {

namespace Erp {
class ErpClient;
class FieldMap;
} // namespace Erp

/// Passwords of devices and services: never copied into the mirror, fetched one by one when a
/// person asks, and gone soon after. Decides when all that are shown must hide, and takes what was
/// copied off the clipboard again.
class Secrets : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")

public:
    struct Timing {
        std::chrono::milliseconds shown = std::chrono::seconds(30);
        std::chrono::milliseconds copied = std::chrono::seconds(45);
    };

    Secrets(
        Erp::ErpClient *erp, const Erp::FieldMap *map, Timing timing, QObject *parent = nullptr);
    ~Secrets() override;

    /// Why the user may not see any, as a sentence; empty = he may.
    void setRefusal(const QString &reason);
    /// Our names of the secrets that the server keeps for a kind.
    [[nodiscard]] Q_INVOKABLE QStringList fieldsOf(const QString &kind) const;
    [[nodiscard]] Q_INVOKABLE QString labelOf(const QString &field) const;

    [[nodiscard]] QCoro::Task<Result<QByteArray>> read(const QString &kind, const QString &document,
        const QString &field, RequestScope *scope) const;
    /// Marked for clipboard histories to leave out; taken off again unless something else was
    /// copied meanwhile.
    void copy(const QString &value);
    /// The page was left, the screen locked: whatever is shown hides.
    Q_INVOKABLE void hideAll() { Q_EMIT hideRequested(); }
    [[nodiscard]] const Timing &timing() const { return m_timing; }

    /// Overwrites the text where it stands, for whoever else still holds it too.
    static void wipe(QString &text);
    static void wipe(QByteArray &bytes);

Q_SIGNALS:
    void hideRequested();
    void clipboardCleared();

private:
    void clearClipboard();

    Erp::ErpClient *m_erp;
    const Erp::FieldMap *m_map;
    QString m_refusal;
    Timing m_timing;
    QTimer m_clipboardTimer;
    QByteArray m_copied; ///< hash of what was put there
};

} // namespace FibreDesk

// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace FibreDesk::Ctl {

/// SIGINT and SIGTERM as a Qt signal, while it lives; a second one ends the program at once. One at
/// a time.
class StopSignal : public QObject {
    Q_OBJECT

public:
    explicit StopSignal(QObject *parent = nullptr);
    ~StopSignal() override;

    [[nodiscard]] bool hasCome() const { return m_hasCome; }

Q_SIGNALS:
    void came();

private:
    int m_pipe[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
    bool m_hasCome = false;
};

} // namespace FibreDesk::Ctl

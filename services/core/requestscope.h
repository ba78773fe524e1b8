// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

#include <vector>

class QNetworkReply;

namespace FibreDesk {

/// The requests in flight of one controller or one sync run: aborting the scope ends them all with
/// ErrorKind::Cancelled. Aborts on destruction. Replies are aborted, never deleted: a reply deleted
/// under co_await would never resume its coroutine.
class RequestScope : public QObject {
    Q_OBJECT

public:
    explicit RequestScope(QObject *parent = nullptr);
    ~RequestScope() override;

    /// Ends what is in flight and what waits for its next try; later requests start normally again.
    void abort();
    /// How often it was aborted: for who waits for something other than a reply.
    [[nodiscard]] int aborts() const { return m_aborts; }
    void add(QNetworkReply *reply);

    /// Whether it was we who ended this reply: Qt reports a transfer timeout with the same error.
    [[nodiscard]] static bool wasCancelled(const QNetworkReply *reply);

Q_SIGNALS:
    void aborted();

private:
    static constexpr const char *cancelledProperty = "fibredeskCancelled";

    std::vector<QPointer<QNetworkReply>> m_replies;
    int m_aborts = 0;
};

} // namespace FibreDesk

// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stopsignal.h"

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace FibreDesk::Ctl {

namespace {

volatile std::sig_atomic_t writeEnd = -1;

void note(int)
{
    const char byte = 1;
    const int end = writeEnd;
    if (end >= 0)
        (void)!::write(end, &byte, 1);
}

void handleWith(void (*handler)(int), int flags)
{
    struct sigaction action{};
    action.sa_handler = handler;
    action.sa_flags = flags;
    ::sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM})
        ::sigaction(signal, &action, nullptr);
}

} // namespace

StopSignal::StopSignal(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    writeEnd = m_pipe[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        m_hasCome = true;
        Q_EMIT came();
    });
    handleWith(note, int(SA_RESETHAND | SA_RESTART));
}

StopSignal::~StopSignal()
{
    handleWith(SIG_DFL, 0);
    writeEnd = -1;
    m_notifier.reset();
    for (const int end : m_pipe) {
        if (end >= 0)
            ::close(end);
    }
}

} // namespace FibreDesk::Ctl

// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "table.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QQuickWindow>

#include <functional>
#include <vector>

/// What benchmarks of a page with a long table have in common.
namespace FibreDesk::Bench {

constexpr double frame = 1000.0 / 60;

inline double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

inline QString figures(const std::vector<double> &times)
{
    using namespace Qt::StringLiterals;
    return u"p50 %1, p95 %2, worst %3 ms"_s.arg(percentile(times, 0.5), 0, 'f', 1)
        .arg(percentile(times, 0.95), 0, 'f', 1)
        .arg(percentile(times, 1), 0, 'f', 1);
}

/// Waits for the frame that shows what was just changed.
inline void awaitFrame(QQuickWindow *window)
{
    QEventLoop loop;
    QObject::connect(window, &QQuickWindow::frameSwapped, &loop, &QEventLoop::quit);
    window->update();
    loop.exec();
}

inline void awaitThat(const std::function<bool()> &isSo)
{
    while (!isSo())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// The page's table; null where it has none with rows.
inline QObject *tableOf(QObject *page)
{
    QObject *table = nullptr;
    for (QObject *child : page->findChildren<QObject *>()) {
        if (child->inherits("QQuickTableView") && child->property("rows").toInt() > 0)
            table = child;
    }
    return table;
}

struct Scrolled {
    std::vector<double> frames; ///< until something is on screen
    std::vector<double> filled; ///< until the rows have their words
};

/// Half of it as a wheel turns, half as somebody drags the bar.
inline Scrolled scrollThrough(
    QQuickWindow *window, QObject *table, const std::function<bool(int place)> &hasLine)
{
    constexpr int steps = 240;
    constexpr double rowHeight = 32;
    constexpr double turn = 120;
    Scrolled times;
    const double height = table->property("contentHeight").toDouble() - 900;
    for (int step = 0; step < steps; ++step) {
        const double at =
            step < steps / 2 ? step * turn : height * (step - steps / 2) / (steps / 2.0);
        QElapsedTimer timer;
        timer.start();
        table->setProperty("contentY", at);
        awaitFrame(window);
        times.frames.push_back(milliseconds(timer));
        const int place = int(at / rowHeight) + 10;
        awaitThat([&hasLine, place] { return hasLine(place); });
        awaitFrame(window);
        times.filled.push_back(milliseconds(timer));
    }
    return times;
}

} // namespace FibreDesk::Bench

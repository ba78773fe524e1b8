// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

/// A clock over a stretch of seconds that runs at one, ten or sixty times the real one. What is
/// seen at a moment is its owner's business.
class TrailPlayback : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the trail's controller")
    Q_PROPERTY(bool isPlaying READ isPlaying NOTIFY playingChanged)
    Q_PROPERTY(int speed READ speed WRITE setSpeed NOTIFY speedChanged)
    Q_PROPERTY(int length READ length NOTIFY lengthChanged)
    Q_PROPERTY(int position READ position WRITE setPosition NOTIFY positionChanged)
    Q_PROPERTY(bool isAtEnd READ isAtEnd NOTIFY positionChanged)

public:
    explicit TrailPlayback(QObject *parent = nullptr);

    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }
    [[nodiscard]] int speed() const { return m_speed; }
    /// 1, 10 or 60; anything else is ignored.
    void setSpeed(int speed);
    [[nodiscard]] int length() const { return m_length; }
    [[nodiscard]] int position() const { return int(m_milliseconds / 1000); }
    [[nodiscard]] qint64 milliseconds() const { return m_milliseconds; }
    void setPosition(int seconds);
    [[nodiscard]] bool isAtEnd() const { return m_milliseconds >= m_length * 1000LL; }

    /// Who stood at the end stays there when the stretch grows.
    void setLength(int seconds);
    /// Back to nothing.
    void clear();

    Q_INVOKABLE void play();
    Q_INVOKABLE void pause();
    Q_INVOKABLE void toggle();
    Q_INVOKABLE void step(int seconds);
    /// So much of real time has gone by.
    void advance(qint64 milliseconds);

Q_SIGNALS:
    void playingChanged();
    void speedChanged();
    void lengthChanged();
    void positionChanged();

private:
    void moveTo(qint64 milliseconds);
    void setPlaying(bool isPlaying);

    QTimer m_tick;
    QElapsedTimer m_sinceTick;
    bool m_isPlaying = false;
    int m_speed = 60;
    int m_length = 0;
    qint64 m_milliseconds = 0;
};

} // namespace FibreDesk::Dispatch

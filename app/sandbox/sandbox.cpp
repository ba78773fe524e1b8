// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox.h"

#include "world/world.h"

#include <QDir>
#include <QFile>
#include <QTextStream>

#include <cstdio>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

const QStringList Sandbox::serverNames{
    u"erp"_s, u"hub"_s, u"traccar"_s, u"tiles"_s, u"control"_s, u"routing"_s};

Sandbox::Sandbox(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_faults(m_options.seed)
    , m_clock(m_options.clock)
{
}

Sandbox::~Sandbox()
{
    // Parts may hold sockets of the servers and statements of the world.
    m_parts.clear();
    m_servers.clear();
    m_world.reset();
}

void Sandbox::say(const QString &line) const
{
    if (m_options.quiet)
        return;
    const QByteArray text = line.toUtf8() + '\n';
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    std::fflush(stdout);
}

void Sandbox::addPart(std::unique_ptr<Part> part)
{
    part->announceFaults(m_faults);
    m_parts.push_back(std::move(part));
}

HttpServer &Sandbox::server(const QString &name)
{
    return *m_servers.at(name);
}

quint16 Sandbox::extraPort(int offset) const
{
    return m_options.portBase == 0 ? quint16(0)
                                   : quint16(m_options.portBase + int(serverNames.size()) + offset);
}

bool Sandbox::start(QString *error)
{
    if (!prepareDataDir(error))
        return false;
    m_region = std::make_unique<Region>(m_options.seed);
    m_world = std::make_unique<World>(*m_region, m_clock);
    if (!m_world->open(
            {m_options.scale, m_options.seed, m_options.cacheDir, m_dataDir, m_options.keep,
                m_options.plain, [this](const QString &line) { say(line); }},
            error))
        return false;
    if (!listen(error))
        return false;
    for (const auto &part : m_parts) {
        if (!part->start(*this, error))
            return false;
    }
    return writeProfile(error);
}

bool Sandbox::prepareDataDir(QString *error)
{
    m_dataDir = m_options.dataDir.isEmpty() ? m_temporary.path() : m_options.dataDir;
    if (m_dataDir.isEmpty() || !QDir().mkpath(m_dataDir)) {
        *error = u"cannot make the data folder \"%1\""_s.arg(m_dataDir);
        return false;
    }
    m_dataDir = QDir(m_dataDir).absolutePath();
    return true;
}

bool Sandbox::listen(QString *error)
{
    quint16 port = m_options.portBase;
    for (const QString &name : serverNames) {
        auto server = std::make_unique<HttpServer>(name, &m_faults);
        if (!server->listen(port)) {
            *error = u"cannot listen for %1 on port %2: %3"_s.arg(
                name, QString::number(port), server->errorString());
            return false;
        }
        m_servers[name] = std::move(server);
        if (port != 0)
            ++port;
    }
    return true;
}

bool Sandbox::writeProfile(QString *error)
{
    if (m_options.profile.isEmpty())
        return true;
    // Written aside and renamed: whoever waits for the file never reads half of it.
    const QString path = QFileInfo(m_options.profile).absoluteFilePath();
    const QString aside = path + u".new"_s;
    {
        QFile::remove(aside);
        QSettings profile(aside, QSettings::IniFormat);
        profile.setValue("name"_L1, u"Sandbox"_s);
        profile.setValue("timezone"_L1, QString::fromLatin1(m_clock.zone().id()));
        profile.setValue("paths/data_dir"_L1, QString(m_dataDir + u"/client"_s));
        for (const auto &part : m_parts)
            part->addToProfile(profile);
        profile.sync();
        if (profile.status() != QSettings::NoError) {
            *error = u"cannot write the profile \"%1\""_s.arg(path);
            return false;
        }
    }
    // Keys without a group are QSettings' "[General]"; the profile's documented spelling is small.
    QFile file(aside);
    if (file.open(QIODevice::ReadWrite)) {
        QByteArray text = file.readAll();
        text.replace("[General]", "[general]");
        file.seek(0);
        file.write(text);
        file.close();
    }
    QFile::remove(path);
    if (!QFile::rename(aside, path)) {
        *error = u"cannot write the profile \"%1\""_s.arg(path);
        return false;
    }
    return true;
}

} // namespace FibreDesk::Sandbox

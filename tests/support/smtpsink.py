#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server that keeps what it is given, and misbehaves as it is told to.

smtpsink.py FOLDER [--port N] [--answer-rcpt TEXT] [--answer-data TEXT] [--slow SECONDS]
            [--drop] [--hang] [--login NAME:PASSWORD] [--tls CERT KEY] [--starttls CERT KEY]

Prints its port when it listens on 127.0.0.1, and writes each message that it has accepted to
FOLDER/N.eml, the envelope in its first two lines.
"""
import argparse
import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Keeper:
    def __init__(self, options):
        self.options = options
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if self.options.answer_rcpt:
            return self.options.answer_rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.options.slow:
            await asyncio.sleep(self.options.slow)
        if self.options.answer_data:
            return self.options.answer_data
        self.count += 1
        name = os.path.join(self.options.folder, f"{self.count}.eml")
        with open(name + ".part", "wb") as file:
            file.write(envelope.mail_from.encode() + b"\r\n" + ",".join(envelope.rcpt_tos).encode() + b"\r\n")
            file.write(envelope.original_content)
        os.rename(name + ".part", name)
        return "250 2.0.0 Kept as %d" % self.count


class Sink(SMTP):
    def __init__(self, options, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.options = options

    async def smtp_DATA(self, arg):
        if not (self.options.drop or self.options.hang):
            return await super().smtp_DATA(arg)
        await self.push("354 Go on")
        await self._reader.readline()  # some of the message has come
        open(os.path.join(self.options.folder, "begun"), "w").close()
        if self.options.hang:
            await asyncio.sleep(600)
        self.transport.abort()


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--answer-rcpt")
    parser.add_argument("--answer-data")
    parser.add_argument("--slow", type=float, default=0)
    parser.add_argument("--drop", action="store_true")
    parser.add_argument("--hang", action="store_true")
    parser.add_argument("--login")
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--starttls", nargs=2)
    options = parser.parse_args()

    def context(files):
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(*files)
        return made

    more = {}
    if options.login:
        wanted = options.login.encode().split(b":")

        def authenticate(server, session, envelope, mechanism, data):
            right = isinstance(data, LoginPassword) and [data.login, data.password] == wanted
            return AuthResult(success=right, handled=False)

        more.update(authenticator=authenticate, auth_required=True, auth_require_tls=False)
    if options.starttls:
        more.update(tls_context=context(options.starttls), require_starttls=True)
    keeper = Keeper(options)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Sink(options, keeper, hostname="sink.example", loop=loop, **more),
        "127.0.0.1", options.port, ssl=context(options.tls) if options.tls else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    loop.add_reader(sys.stdin, loop.stop)  # it ends with the test that has started it
    await server.serve_forever()


try:
    asyncio.run(main())
except RuntimeError:
    pass

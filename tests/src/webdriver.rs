//! A blocking WebDriver client in a few lines of std: no crate that would make the shell be built twice.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

/// Answer of the driver, or its words.
pub type Answer<T> = Result<T, String>;

const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A port nobody listens on right now.
///
/// # Panics
/// When the machine has no free port.
#[must_use]
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// One HTTP exchange on loopback; answers status and body.
///
/// # Errors
/// In words, when there is no whole answer.
pub fn exchange(port: u16, method: &str, path: &str, body: &str) -> Answer<(u16, Vec<u8>)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).map_err(|error| error.to_string())?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )
    .map_err(|error| error.to_string())?;
    let mut reader = BufReader::new(stream);
    let (mut status, mut length, mut line) = (0, None, String::new());
    loop {
        line.clear();
        if reader.read_line(&mut line).map_err(|error| error.to_string())? == 0 || line == "\r\n" {
            break;
        }
        if let Some(rest) = line.strip_prefix("HTTP/1.1 ") {
            status = rest.split(' ').next().and_then(|code| code.parse().ok()).unwrap_or(0);
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<usize>().ok();
        }
    }
    let mut body = Vec::new();
    match length {
        Some(length) => {
            body.resize(length, 0);
            reader.read_exact(&mut body).map_err(|error| error.to_string())?;
        }
        None => {
            reader.read_to_end(&mut body).map_err(|error| error.to_string())?;
        }
    }
    Ok((status, body))
}

/// A session with one window.
pub struct Session {
    port: u16,
    id: String,
}

impl Session {
    /// Starts a program through a driver that listens on `port`.
    ///
    /// # Errors
    /// In the driver's words.
    pub fn start(port: u16, program: &str, arguments: &[String]) -> Answer<Self> {
        let options = json!({ "webkitgtk:browserOptions": { "binary": program, "args": arguments } });
        let body = json!({ "capabilities": { "alwaysMatch": options, "firstMatch": [{}] } });
        let answer = call(port, "POST", "/session", &body)?;
        let id = answer["sessionId"].as_str().ok_or("no session id")?.to_owned();
        Ok(Self { port, id })
    }

    /// Posts to the session.
    ///
    /// # Errors
    /// In the driver's words.
    pub fn post(&self, path: &str, body: &Value) -> Answer<Value> {
        call(self.port, "POST", &format!("/session/{}{path}", self.id), body)
    }

    /// Gets from the session.
    ///
    /// # Errors
    /// In the driver's words.
    pub fn get(&self, path: &str) -> Answer<Value> {
        call(self.port, "GET", &format!("/session/{}{path}", self.id), &Value::Null)
    }

    /// Ends the session and with it the program.
    pub fn end(&self) {
        // The program may have been killed before; then there is nothing left to end.
        let _ = call(self.port, "DELETE", &format!("/session/{}", self.id), &Value::Null);
    }

    /// The first element of a selector.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(&self, css: &str) -> Answer<String> {
        let found = self.post("/element", &json!({ "using": "css selector", "value": css }))?;
        Ok(found[ELEMENT].as_str().ok_or("no element id")?.to_owned())
    }
}

fn call(port: u16, method: &str, path: &str, body: &Value) -> Answer<Value> {
    let text = if body.is_null() { String::new() } else { body.to_string() };
    let (_, bytes) = exchange(port, method, path, &text)?;
    let mut answer: Value =
        serde_json::from_slice(&bytes).map_err(|error| format!("{error}: {}", String::from_utf8_lossy(&bytes)))?;
    match answer["value"].get("error") {
        Some(error) => Err(format!("{error}: {}", answer["value"]["message"])),
        None => Ok(answer["value"].take()),
    }
}

fn main() {
    sverka_shell::run()
}
